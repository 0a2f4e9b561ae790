// The vote and its ballots, and reading a line of marks as the person types it.
import type { BallotState, BallotView, Cast, Created, VoteView } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { drafts, type Draft } from './drafts.svelte';
import { RULES } from './outcome.svelte';
import { Reading } from './reading.svelte';

/** The terms of a vote that nobody has opened yet; without a number of marks, the one that is offered. */
export type Terms = Draft<'marks' | 'rule' | 'ties' | 'seed'>;

/** Most signs of a seed, as the core counts them. */
export const LONGEST_SEED = 40;

/** The terms as somebody left them, with what a room usually takes where nothing was chosen. */
export function termsOfVote(): Terms {
  return drafts.of('vote', '', { marks: '', rule: RULES[0], ties: 'official', seed: '' });
}

export class VoteOfProcess {
  readonly reading = new Reading<{ vote: VoteView | null }>(['vote', 'option', 'ballot'], () => ask('read_vote', {}));

  get view(): VoteView | null {
    return this.reading.value?.vote ?? null;
  }

  /** Whether projects and ceiling stay as they are, because a vote was opened on them. */
  get locks(): boolean {
    return this.view !== null;
  }

  /** Number that the next ballot gets. */
  get nextNumber(): number {
    return (this.view?.ballots[0]?.number ?? 0) + 1;
  }

  /** Opens it on these terms; once it is open nothing of the form is kept. */
  async open(terms: { max_marks: number; rule: string; ties: string }): Promise<Answer<Created>> {
    const draft = termsOfVote();
    const answer = await ask('open_vote', terms);
    if (answer.done) draft.clear();
    return answer;
  }

  cast(vote: string, line: string, state: BallotState): Promise<Answer<Cast>> {
    return ask('cast_ballot', { vote, line: state === 'blank' ? '' : line, state });
  }

  async correct(ballot: BallotView, line: string, state: BallotState): Promise<Answer<Cast>> {
    const answer = await ask('correct_ballot', { id: ballot.id, line: state === 'blank' ? '' : line, state });
    return answer.done ? { done: true, value: ballot } : answer;
  }

  /** Founds a vote that corrects this closed one, with its ballots. */
  correctVote(id: string, reason: string): Promise<Answer<Created>> {
    return ask('correct_vote', { id, reason });
  }

  close(id: string): Promise<Answer<unknown>> {
    return ask('close_vote', { id });
  }
}

/** Whole numbers named in a line, each once, in the order typed; the core alone decides whether they are right. */
export function marksIn(line: string): number[] {
  const numbers = line.split(/[\s,;.]+/u).filter((word) => /^\d{1,6}$/u.test(word)).map(Number);
  return numbers.filter((number, index) => numbers.indexOf(number) === index);
}

/** The line after a project was marked or unmarked with the pointer; what cannot be read stays. */
export function toggled(line: string, number: number): string {
  const words = line.split(/[\s,;.]+/u).filter((word) => word !== '');
  const others = words.filter((word) => !/^\d{1,6}$/u.test(word) || Number(word) !== number);
  return (others.length < words.length ? others : [...words, String(number)]).join(' ');
}

export const vote = new VoteOfProcess();
