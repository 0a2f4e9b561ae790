// Whether what was written is on disk, as the indicator shows it.

/** Shorter work is not worth a word. */
const PATIENCE = 400;

export type SavedView = { state: 'saved'; at: number } | { state: 'saving' } | { state: 'failed' } | { state: 'nothing' };

export class Saving {
  #writes = 0;
  /** Calls under way that change something, be it the process or the computer. */
  #calls = 0;
  #slow = $state(false);
  #failed = $state(false);
  #at: number | null = $state(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get view(): SavedView {
    if (this.#slow) return { state: 'saving' };
    if (this.#failed) return { state: 'failed' };
    return this.#at === null ? { state: 'nothing' } : { state: 'saved', at: this.#at };
  }

  /** When the core last saved something. */
  confirm(at: number | null): void {
    this.#at = at;
  }

  begin(): void {
    this.#writes += 1;
    this.#timer ??= setTimeout(() => (this.#slow = true), PATIENCE);
  }

  /** Notes that a call which changes something is under way, until the answer is called. */
  follow(): () => void {
    this.#calls += 1;
    return () => (this.#calls -= 1);
  }

  /** Resolves when nothing is being written any more; what a screen saves as it goes is waited for too. */
  async settle(): Promise<void> {
    do await new Promise((later) => setTimeout(later, 10));
    while (this.#calls > 0);
  }

  end(kept: boolean): void {
    this.#writes -= 1;
    this.#failed = !kept;
    if (this.#writes > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#slow = false;
  }
}

export const saving = new Saving();
