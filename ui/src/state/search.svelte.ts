// Looking for words in the open process.
import type { Hit } from '../ipc/bindings';
import { ask } from './asking';

export class SearchOfProcess {
  hits: readonly Hit[] = $state.raw([]);
  /** The text that the hits answer. */
  asked = $state('');
  #turn = 0;

  /** Looks for a text; answers that come late are dropped. */
  async look(text: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const wanted = text.trim();
    if (wanted === '') {
      this.hits = [];
      this.asked = '';
      return;
    }
    const answer = await ask('search', { text: wanted });
    if (turn !== this.#turn) return;
    this.hits = answer.done ? answer.value.hits : [];
    this.asked = wanted;
  }
}

const DOORS: Record<string, string> = {
  slip: 'cards',
  group: 'group',
  proposal: 'proposals',
  option: 'ballots',
  vote: 'ballots',
  ballot: 'ballots',
  commitment: 'commitment',
  milestone: 'follow',
  topic: 'prepare',
  process: 'prepare',
  session: 'prepare',
  table: 'prepare',
};

/** The screen that shows a row of a noun. */
export function doorOf(noun: string): string {
  return DOORS[noun] ?? 'history';
}
