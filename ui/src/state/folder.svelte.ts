// The shared folder of the open process: chosen, exchanged with, and told of when it is not there.
import type { Changed, Exchanged, SharedFolder, SharedFolderSet } from '../ipc/bindings';
import { explain } from '../words/explain';
import { ask, type Answer } from './asking';
import { notices } from './notices.svelte';
import { openProcess } from './process.svelte';
import { Reading } from './reading.svelte';

export class FolderOfProcess {
  readonly reading = new Reading<SharedFolder>(['shared_folder'], () => ask('read_shared_folder', {}));
  /** The six words, while they are shown. */
  words: string | null = $state.raw(null);
  /** The folder that was chosen and that other laptops use already: its words are asked for. */
  locked: string | null = $state.raw(null);
  /** What was told last of the process that stands open. */
  #told = '';

  get view(): SharedFolder | null {
    return this.reading.value;
  }

  /** Nothing of an earlier visit is shown. */
  clear(): void {
    this.words = null;
    this.locked = null;
  }

  /** Chooses the folder; without a path the person is asked for it. New words are shown. */
  async set(path: string | null, words: string | null = null): Promise<Answer<SharedFolderSet>> {
    const answer = await ask('set_shared_folder', { path, words });
    if (!answer.done || answer.value.path === null) return answer;
    this.locked = answer.value.needs_words ? answer.value.path : null;
    this.words = answer.value.words;
    await this.reading.refresh();
    return answer;
  }

  async exchange(): Promise<Answer<Exchanged>> {
    const answer = await ask('exchange_shared_folder', {});
    if (answer.done) this.reading.value = answer.value.folder;
    return answer;
  }

  /** Stops using it; what lies there stays. */
  async forget(): Promise<boolean> {
    const answer = await ask('forget_shared_folder', {});
    this.clear();
    await this.reading.refresh();
    return answer.done;
  }

  /** Shows the words, or hides them again. */
  async turnWords(): Promise<void> {
    if (this.words !== null) {
      this.words = null;
      return;
    }
    const answer = await ask('read_shared_words', {});
    if (answer.done) this.words = answer.value.words;
  }

  /** Hears of every change: a folder that is in trouble is told once, wherever the person works. */
  async hear(changed: Changed): Promise<void> {
    if (!changed.nouns.includes('shared_folder')) return;
    const answer = await ask('read_shared_folder', {});
    if (!answer.done) return;
    const { trouble } = answer.value;
    const told = trouble ? `${openProcess.view?.id} ${trouble.code}` : '';
    if (trouble && told !== this.#told) tell(explain(trouble));
    this.#told = told;
  }
}

/** Calmly: what a person may take back stays in sight. */
function tell(text: string): void {
  if (notices.toast === null) notices.show({ text });
  else notices.announce(text);
}

export const folder = new FolderOfProcess();
