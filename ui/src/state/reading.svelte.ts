// What a screen shows of the core: read when somebody looks, read again when one of its nouns changed.
import type { Changed, Failure } from '../ipc/bindings';
import { onChanged } from '../ipc/call';
import type { Answer } from './asking';

/** Nouns of the glossary whose change makes a reading stale; `any` when every change does. */
export type Nouns = readonly string[] | 'any';

const readings: Reading<unknown>[] = [];

export class Reading<T> {
  /** What was read last; nothing before the first answer or after another process was opened. */
  value: T | null = $state.raw(null);
  /** Why the last reading failed. */
  failure: Failure | null = $state.raw(null);

  /** Whether it is about the computer and stands when another process is opened. */
  readonly lasting: boolean;
  readonly #nouns: Nouns;
  readonly #read: () => Promise<Answer<T>>;
  #watchers = 0;
  #wanted = 0;
  #running: Promise<void> | null = null;

  constructor(nouns: Nouns, read: () => Promise<Answer<T>>, lasting = false) {
    this.lasting = lasting;
    this.#nouns = nouns;
    this.#read = read;
    readings.push(this as Reading<unknown>);
  }

  /** Keeps it fresh until the answer is called: `$effect(() => reading.watch())`. */
  watch(): () => void {
    this.#watchers += 1;
    void this.refresh();
    return () => {
      this.#watchers -= 1;
    };
  }

  /** Reads again; calls that come meanwhile are answered by one more reading. */
  refresh(): Promise<void> {
    this.#wanted += 1;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    // Stepping aside once keeps state out of the effect that started the watch.
    await Promise.resolve();
    for (;;) {
      const turn = this.#wanted;
      const answer = await this.#read();
      if (turn === this.#wanted) {
        if (answer.done) this.value = answer.value;
        this.failure = answer.done ? null : answer.failure;
        this.#running = null;
        return;
      }
    }
  }

  hear(changed: Changed): void {
    const concerned = this.#nouns === 'any' || changed.nouns.some((noun) => this.#nouns.includes(noun));
    if (concerned && this.#watchers > 0) void this.refresh();
  }

  forget(): void {
    this.value = null;
    this.failure = null;
    if (this.#watchers > 0) void this.refresh();
  }
}

/** Another process stands open: nothing that was read still holds. */
export function forgetAll(): void {
  for (const reading of readings) if (!reading.lasting) reading.forget();
}

/** Starts to hear changes; the answer stops it. */
export function hearChanges(also: (changed: Changed) => void): () => void {
  return onChanged((changed) => {
    for (const reading of readings) reading.hear(changed);
    also(changed);
  });
}
