// Why a project won or not, in words: one line for the list, three sentences for the panel.
import type { OutcomeProject, OutcomeView } from '../ipc/bindings';
import { money } from '../words/formats';
import { t, type WordArguments } from '../words/words.svelte';

/** Shares are not whole pesos; people read them rounded. */
export function wholePesos(centavos: number): string {
  return money(Math.round(centavos / 100) * 100);
}

function amounts(outcome: OutcomeView, { reason, votes, cost }: OutcomeProject): WordArguments {
  const values: WordArguments = {
    votes,
    cost: money(cost),
    ceiling: money(outcome.ceiling),
    share: wholePesos(outcome.share),
    reached: wholePesos(outcome.reached),
    ballots: outcome.count.valid,
  };
  for (const [name, value] of Object.entries(reason)) {
    if (typeof value === 'number' && !name.startsWith('paid_')) values[name] = wholePesos(value);
  }
  return values;
}

/** Reasons that begin with what each ballot had. */
const SHARED: ReadonlySet<string> = new Set(['paid_by_shares', 'short_at_the_start', 'spent_on_others']);

/** One line under the title; nothing for what needs no explanation. */
export function lineOf(outcome: OutcomeView, project: OutcomeProject): string {
  const { why } = project.reason;
  return why === 'paid_by_shares' || why === 'most_votes' ? '' : t(`result-line-${why}`, amounts(outcome, project));
}

/** Three sentences, with «<b>» around what matters. */
export function sentencesOf(outcome: OutcomeView, project: OutcomeProject): string[] {
  const values = amounts(outcome, project);
  const { why } = project.reason;
  const raised = outcome.reached > outcome.share && SHARED.has(why);
  return [1, 2, 3].map((step) => t(step === 1 && raised ? 'result-why-raised-1' : `result-why-${why}-${step}`, values));
}
