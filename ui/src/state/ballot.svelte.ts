// The ballot that is being typed; it lives longer than its screen, so that no sheet of paper is lost.
import type { BallotState, BallotView } from '../ipc/bindings';
import { explain } from '../words/explain';
import { t } from '../words/words.svelte';
import { notices } from './notices.svelte';
import { marksIn, toggled, vote as votes } from './vote.svelte';

/** What stands in the field, and the ballot that it corrects; nothing: the next one. */
interface Sheet {
  line: string;
  state: BallotState;
  correcting: BallotView | null;
  /** Why it was refused. */
  trouble: string;
}

const EMPTY: Sheet = { line: '', state: 'valid', correcting: null, trouble: '' };

export class BallotDraft {
  static readonly #kept: Record<string, BallotDraft> = {};

  line = $state('');
  state: BallotState = $state('valid');
  correcting: BallotView | null = $state.raw(null);
  trouble = $state('');

  readonly #vote: string;
  /** Ballots that were begun and refused ones wait here while another one is in the field; the next one is last. */
  #waiting: readonly Sheet[] = $state.raw([]);
  /** Whether nobody has touched the field since it was cleared or what waited came back to it. */
  #resting = true;
  #saves: Promise<void> = Promise.resolve();

  private constructor(vote: string) {
    this.#vote = vote;
  }

  /** The draft of a vote; each process has its own. */
  static of(vote: string): BallotDraft {
    return (this.#kept[vote] ??= new BallotDraft(vote));
  }

  /** Whether some vote has a ballot that nobody has saved yet. */
  static get anyBegun(): boolean {
    return Object.values(this.#kept).some(({ begun }) => begun > 0);
  }

  /** Blank or void: what is typed on is of another sheet of paper. */
  get armed(): boolean {
    return this.state !== 'valid';
  }

  /** The line as the paper has it. */
  get shown(): string {
    return this.state === 'blank' ? '' : this.line;
  }

  get marks(): number[] {
    return marksIn(this.shown);
  }

  get unsaved(): boolean {
    const { correcting, line, state } = this;
    return correcting ? line !== correcting.marks.join(' ') || state !== correcting.state : line !== '' || state !== 'valid';
  }

  /** Ballots that nobody has saved yet: the one in the field and those that wait. */
  get begun(): number {
    return this.#waiting.length + (this.unsaved ? 1 : 0);
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
    this.#resting = false;
  }

  /** Marks or unmarks a project. */
  mark(option: number): void {
    if (!this.#refuses()) this.write(toggled(this.line, option));
  }

  /** Blank and void are ways to save the ballot; asking again takes it back. */
  become(other: BallotState): void {
    this.state = this.state === other ? 'valid' : other;
    this.trouble = '';
    this.#resting = false;
    notices.announce(t(this.armed ? `ballot-armed-${this.state}` : 'ballot-state-valid'));
  }

  /** Brings a ballot into the field; what stood there comes back afterwards. */
  correct(ballot: BallotView): void {
    this.#put({ line: ballot.marks.join(' '), state: ballot.state, correcting: ballot, trouble: '' });
  }

  /** Leaves the corrected ballot as it was. */
  leave(): void {
    this.#take();
  }

  /** Saves the ballot; the field is free for the next one at once, and a refused ballot comes back to it. */
  submit(): Promise<void> {
    const { line, state, correcting } = this;
    // An Enter too many is no ballot, and must not come between the sheets of paper.
    if (line.trim() === '' && state === 'valid' && correcting === null) {
      if (this.#waiting.length > 0) this.#take();
      else this.trouble = t('failure-marks_missing');
      return this.#saves;
    }
    this.#take();
    this.#saves = this.#saves.then(() => this.#save({ line, state, correcting }));
    return this.#saves;
  }

  /** Resolves when all that was sent is saved or refused. */
  settle(): Promise<void> {
    return this.#saves;
  }

  async #save(sheet: Omit<Sheet, 'trouble'>): Promise<void> {
    const { line, state, correcting } = sheet;
    const answer = correcting ? await votes.correct(correcting, line, state) : await votes.cast(this.#vote, line, state);
    if (answer.done) {
      const { number } = answer.value;
      notices.announce(t(correcting ? 'ballot-corrected-said' : 'ballot-saved-said', { number }));
    } else {
      // A fault already has the banner.
      this.#bringBack({ ...sheet, trouble: answer.failure.fault ? '' : explain(answer.failure) });
    }
  }

  #refuses(): boolean {
    if (this.armed) this.trouble = t(`ballot-refused-${this.state}`);
    return this.armed;
  }

  /** A refused sheet goes back into the field, but not under the hand that has begun another one there. */
  #bringBack(sheet: Sheet): void {
    if (this.#resting || (!this.unsaved && this.correcting === null)) {
      this.#put(sheet);
      return;
    }
    this.#waiting = [sheet, ...this.#waiting];
    notices.show({ text: t('ballot-refused-later') });
  }

  /** Puts a sheet into the field; what was begun there waits. */
  #put(sheet: Sheet): void {
    const { line, state, correcting, trouble } = this;
    if (this.unsaved) this.#waiting = [...this.#waiting, { line, state, correcting, trouble }];
    this.#show(sheet);
    this.#resting = false;
  }

  /** Clears the field for what waits, or for the next ballot. */
  #take(): void {
    const next = this.#waiting.at(-1);
    this.#waiting = this.#waiting.slice(0, -1);
    this.#show(next ?? EMPTY);
    this.#resting = this.trouble === '';
  }

  #show({ line, state, correcting, trouble }: Sheet): void {
    this.line = line;
    this.state = state;
    this.correcting = correcting;
    this.trouble = trouble;
  }
}
