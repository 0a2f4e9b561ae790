// Every change of the open process, newest first.
import type { HistoryLine } from '../ipc/bindings';
import { ask } from './asking';
import { Reading } from './reading.svelte';

const STEP = 100;
/** The core lists no more at once. */
const MOST = 1000;

export class HistoryOfProcess {
  #limit = $state(STEP);
  readonly reading = new Reading<readonly HistoryLine[]>('any', async () => {
    const answer = await ask('list_history', { limit: this.#limit });
    return answer.done ? { done: true, value: answer.value.changes } : answer;
  });

  get lines(): readonly HistoryLine[] {
    return this.reading.value ?? [];
  }

  /** Whether older ones may stand behind the last line. */
  get more(): boolean {
    return this.lines.length >= this.#limit && this.#limit < MOST;
  }

  async seeMore(): Promise<void> {
    this.#limit = Math.min(MOST, this.#limit + STEP);
    await this.reading.refresh();
  }
}

export const historyOfProcess = new HistoryOfProcess();
