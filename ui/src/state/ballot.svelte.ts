// The ballot that is being typed; it lives longer than its screen, so that no sheet of paper is lost.
import type { BallotState, BallotView } from '../ipc/bindings';
import { explain } from '../words/explain';
import { t } from '../words/words.svelte';
import { notices } from './notices.svelte';
import { marksIn, toggled, vote as votes } from './vote.svelte';

/** What stands in the field, and the ballot that it corrects; nothing: the next one. */
interface Sheet {
  line: string;
  standing: BallotState;
  correcting: BallotView | null;
}

const EMPTY: Sheet = { line: '', standing: 'valid', correcting: null };

export class BallotDraft {
  static readonly #kept: Record<string, BallotDraft> = {};

  line = $state('');
  standing: BallotState = $state('valid');
  correcting: BallotView | null = $state.raw(null);
  trouble = $state('');

  readonly #vote: string;
  /** Ballots that were begun wait here while another one is corrected, last one last. */
  #waiting: Sheet[] = [];
  #saves: Promise<void> = Promise.resolve();

  private constructor(vote: string) {
    this.#vote = vote;
  }

  /** The draft of a vote; each process has its own. */
  static of(vote: string): BallotDraft {
    return (this.#kept[vote] ??= new BallotDraft(vote));
  }

  /** Blank or void: what is typed on is of another sheet of paper. */
  get armed(): boolean {
    return this.standing !== 'valid';
  }

  /** The line as the paper has it. */
  get shown(): string {
    return this.standing === 'blank' ? '' : this.line;
  }

  get marks(): number[] {
    return marksIn(this.shown);
  }

  get unsaved(): boolean {
    const { correcting, line, standing } = this;
    return correcting ? line !== correcting.marks.join(' ') || standing !== correcting.state : line !== '' || standing !== 'valid';
  }

  /** A ballot that was taken back is corrected no more. */
  follow(ballots: readonly BallotView[]): void {
    const { correcting } = this;
    if (correcting && !ballots.some((ballot) => ballot.id === correcting.id)) this.leave();
  }

  write(line: string): void {
    if (this.#refuses()) return;
    this.line = line;
    this.trouble = '';
  }

  /** Marks or unmarks a project. */
  mark(option: number): void {
    if (!this.#refuses()) this.write(toggled(this.line, option));
  }

  /** Blank and void are ways to save the ballot; asking again takes it back. */
  become(other: BallotState): void {
    this.standing = this.standing === other ? 'valid' : other;
    this.trouble = '';
    notices.announce(t(this.armed ? `ballot-armed-${this.standing}` : 'ballot-state-valid'));
  }

  /** Brings a ballot into the field; what stood there comes back afterwards. */
  correct(ballot: BallotView): void {
    this.#put({ line: ballot.marks.join(' '), standing: ballot.state, correcting: ballot });
  }

  /** Leaves the corrected ballot as it was. */
  leave(): void {
    this.#take();
  }

  /** Saves the ballot; the field is free for the next one at once, and a refused ballot comes back to it. */
  submit(): Promise<void> {
    const { line, standing, correcting } = this;
    this.#take();
    this.#saves = this.#saves.then(() => this.#save({ line, standing, correcting }));
    return this.#saves;
  }

  async #save(sheet: Sheet): Promise<void> {
    const { line, standing, correcting } = sheet;
    const answer = correcting ? await votes.correct(correcting, line, standing) : await votes.cast(this.#vote, line, standing);
    if (answer.done) {
      const { number } = answer.value;
      notices.announce(t(correcting ? 'ballot-corrected-said' : 'ballot-saved-said', { number }));
    } else {
      this.#put(sheet);
      // A fault already has the banner.
      this.trouble = answer.failure.fault ? '' : explain(answer.failure);
    }
  }

  #refuses(): boolean {
    if (this.armed) this.trouble = t(`ballot-refused-${this.standing}`);
    return this.armed;
  }

  /** Puts a sheet into the field; a next ballot that was begun waits. */
  #put(sheet: Sheet): void {
    const { line, standing, correcting } = this;
    if (!correcting && this.unsaved) this.#waiting.push({ line, standing, correcting });
    this.#show(sheet);
  }

  /** Clears the field for what waits, or for the next ballot. */
  #take(): void {
    this.#show(this.#waiting.pop() ?? EMPTY);
  }

  #show({ line, standing, correcting }: Sheet): void {
    this.line = line;
    this.standing = standing;
    this.correcting = correcting;
    this.trouble = '';
  }
}
