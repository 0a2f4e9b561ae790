// Bundles: the work of this laptop on its way out, and that of another on its way in.
import type { BundleMade, BundlePreview, BundleReadership, Failure, MakeBundle, Received, ResolveConflict } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { navigation } from './navigation.svelte';
import { openProcess } from './process.svelte';
import { Reading } from './reading.svelte';
import { longWork } from './work.svelte';

export class Bundles {
  /** The bundle made last, until the screen is left. */
  made: BundleMade | null = $state.raw(null);
  preview: BundlePreview | null = $state.raw(null);
  received: Received | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  working = $state(false);
  /** The bundle that was chosen and opens with six words, which nobody typed yet. */
  locked: string | null = $state.raw(null);
  /** Who could open a bundle for the laptops of the process. */
  readonly readership = new Reading<BundleReadership>(['process', 'laptop', 'attendee', 'signed_sheet', 'redaction'], () => ask('bundle_readership', {}));
  /** Laptops that the person let in while looking. */
  #admitted: string[] = [];
  /** The words that open a bundle, and which one. */
  #key: { path: string; words: string } | null = null;

  /** Nothing of an earlier visit is shown; the words of the bundle that this visit is about are not asked for again. */
  clear(about: string | null = null): void {
    this.made = null;
    this.preview = null;
    this.received = null;
    this.failure = null;
    this.locked = null;
    this.#admitted = [];
    if (this.#key?.path !== about) this.#key = null;
  }

  /** Makes a bundle where the person says. */
  async make(how: Pick<MakeBundle, 'readers' | 'brings' | 'room' | 'personal'>): Promise<void> {
    const answer = await this.#work(() => ask('make_bundle', { ...how, path: null, recipients: null, words: null }));
    if (answer.done) this.made = answer.value.path === null ? this.made : answer.value;
  }

  /** Takes in a bundle of any process, known here or not: the person chooses it, then sees what it would change. */
  async take(): Promise<void> {
    this.clear();
    await openProcess.close();
    await this.inspect(null);
    const path = this.preview?.path ?? this.locked;
    if (path !== null) navigation.go('receive', path);
  }

  /**
   * Looks into a bundle; nothing changes. Without a path the person is asked for it. When no process is open and the one
   * it belongs to lies on this computer, that one opens and shows it.
   */
  async inspect(path: string | null, words: string | null = null): Promise<void> {
    if (path === null || path !== this.preview?.path) this.#admitted = [];
    if (path !== null && words !== null) this.#key = { path, words };
    const answer = await this.#work(() => ask('inspect_bundle', { path, words: this.#wordsOf(path), admit: [...this.#admitted] }));
    if (!answer.done) return;
    const { preview, belongs_to: file, path: row, needs_words: locked } = answer.value;
    this.locked = locked ? row : null;
    if (file !== null) await this.#work(() => openProcess.open(file, { screen: 'receive', row }));
    if (preview === null) return;
    this.received = null;
    this.preview = preview;
  }

  /** Lets a laptop of the bundle in, and looks again; says whether that was done. Nothing changes before the merge. */
  async admit(device: string): Promise<boolean> {
    const path = this.preview?.path;
    if (path === undefined) return false;
    this.#admitted = [...this.#admitted, device];
    await this.inspect(path);
    return this.failure === null;
  }

  /** Merges the bundle that was looked into; a process that is not here yet starts and opens. */
  async receive(choices: readonly ResolveConflict[]): Promise<Answer<Received> | null> {
    const { preview } = this;
    if (!preview) return null;
    const merge = () => ask('receive_bundle', { path: preview.path, words: this.#wordsOf(preview.path), choices: [...choices], admit: [...this.#admitted] });
    const answer = await this.#work(() => (preview.starts_process ? openProcess.begin(merge) : merge()));
    if (answer.done) {
      this.received = answer.value;
      this.preview = null;
    }
    return answer;
  }

  #wordsOf(path: string | null): string | null {
    return this.#key !== null && this.#key.path === path ? this.#key.words : null;
  }

  async #work<T>(task: () => Promise<Answer<T>>): Promise<Answer<T>> {
    this.working = true;
    const answer = await longWork.during(task);
    this.working = false;
    this.failure = answer.done ? null : answer.failure;
    return answer;
  }
}

export const bundles = new Bundles();
