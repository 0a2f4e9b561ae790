// What a rule decides with the ballots of the closed vote, and why.
import type { OutcomeProject, OutcomeView, RuleOutcomes, TriedOutcome, TriedProject } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

/** Keys of the rules that a vote can be decided by, the usual one first. */
export const RULES = ['mes_cost_add1u', 'mes_cost_util', 'mes_cost_add1', 'mes_cost', 'greedy_votes', 'phragmen'] as const;

export class OutcomeOfVote {
  #rule: string | null = null;
  #vote: string | null = null;
  readonly reading = new Reading<OutcomeView>(['vote', 'option', 'ballot'], () => ask('read_outcome', { rule: this.#rule, vote: this.#vote }));

  get view(): OutcomeView | null {
    return this.reading.value;
  }

  /** Every rule of the room beside the others. */
  compare(): Promise<Answer<RuleOutcomes>> {
    return ask('compare_rules', {});
  }

  /** What the locked rule would decide with other figures; nothing is recorded. */
  tryOut(ceiling: string | null, projects: TriedProject[]): Promise<Answer<TriedOutcome>> {
    return ask('try_outcome', { ceiling, projects });
  }

  /** Back to the rule that was locked, before anything is read. */
  start(): void {
    this.#rule = null;
    this.#vote = null;
    this.reading.value = null;
    this.reading.failure = null;
  }

  /** Looks at another closed vote, by the rule that was locked for it; nothing: the one in force. */
  async lookAt(vote: string | null): Promise<void> {
    this.#rule = null;
    this.#vote = vote;
    await this.reading.refresh();
  }

  /** Looks at the vote by a rule; nothing: the one that was locked. */
  async look(rule: string | null): Promise<void> {
    this.#rule = rule;
    await this.reading.refresh();
  }
}

/** One project under both rules. */
export interface Compared {
  project: OutcomeProject;
  here: boolean;
  there: boolean;
}

/** Every project with whether it wins here and under the other rule. */
export function compared(outcome: OutcomeView): Compared[] {
  const { only_here: onlyHere, only_there: onlyThere } = outcome.other_rule;
  const won = outcome.winners.map((project) => ({ project, here: true, there: !onlyHere.includes(project.title) }));
  const lost = outcome.others.map((project) => ({ project, here: false, there: onlyThere.includes(project.title) }));
  return [...won, ...lost];
}

export const outcome = new OutcomeOfVote();
