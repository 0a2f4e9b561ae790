// Looking for words in the open process.
import type { Hit } from '../ipc/bindings';
import { ask } from './asking';
import type { Place, Screen } from './navigation.svelte';

export class SearchOfProcess {
  hits: readonly Hit[] = $state.raw([]);
  /** How many there are, those that were not sent included. */
  total = $state(0);
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
      this.total = 0;
      this.asked = '';
      return;
    }
    const answer = await ask('search', { text: wanted });
    if (turn !== this.#turn) return;
    this.hits = answer.done ? answer.value.hits : [];
    this.total = answer.done ? answer.value.total : 0;
    this.asked = wanted;
  }
}

const SCREENS: Record<string, Screen> = {
  slip: 'cards',
  group: 'group',
  proposal: 'proposals',
  option: 'ballots',
  vote: 'ballots',
  ballot: 'ballots',
  commitment: 'commitment',
  milestone: 'follow',
};
/** Sections of the first stage. */
const SECTIONS: Record<string, string> = { topic: 'topics', process: 'identity', session: 'session', table: 'session' };

/** Where a hit is shown. */
export function placeOf({ noun, row }: Hit): Place {
  const section = SECTIONS[noun];
  if (section !== undefined) return { screen: 'prepare', row: section };
  return { screen: SCREENS[noun] ?? 'history', row };
}
