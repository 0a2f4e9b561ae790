// Why a project won or not, in words: one line for the list, sentences for the panel.
import type { OutcomeProject, OutcomeView, TiedProject } from '../ipc/bindings';
import { money } from '../words/formats';
import { t, words, type WordArguments } from '../words/words.svelte';

/** An amount that was divided: in whole pesos, and said to be rounded where it is. */
export function wholePesos(centavos: number): string {
  if (centavos % 100 === 0) return money(centavos);
  // Less than a peso would be nothing at all, or as much as what it falls short of.
  const shown = centavos < 100 ? centavos : Math.round(centavos / 100) * 100;
  return t('result-why-about', { amount: money(shown) });
}

/** Reasons that begin with what each ballot had. */
const SHARED: ReadonlySet<string> = new Set(['paid_by_shares', 'short_at_the_start', 'spent_on_others']);

function amounts(outcome: OutcomeView, { reason, votes, cost }: OutcomeProject): WordArguments {
  const values: WordArguments = {
    votes,
    cost: money(cost),
    ceiling: money(outcome.ceiling),
    share: wholePesos(outcome.share),
    reached: wholePesos(outcome.reached),
    ballots: outcome.count.valid,
  };
  const divided = SHARED.has(reason.why) || reason.why === 'load_shared';
  for (const [name, value] of Object.entries(reason)) {
    if (typeof value === 'number' && !name.startsWith('paid_')) values[name] = divided ? wholePesos(value) : money(value);
  }
  return values;
}

function named(projects: readonly TiedProject[]): WordArguments {
  const titles = projects.map(({ title }) => `“${title}”`);
  return { projects: new Intl.ListFormat(words.tongue, { type: 'conjunction' }).format(titles), count: titles.length };
}

/** What a tie did to a project. */
function sideOf(outcome: OutcomeView, project: OutcomeProject): 'first' | 'after' {
  return outcome.winners.some(({ number }) => number === project.number) ? 'first' : 'after';
}

/** The tie-break in a few words; of a winner only where it kept another one out. */
function tieLineOf(outcome: OutcomeView, project: OutcomeProject): string {
  const side = sideOf(outcome, project);
  const lost = (tied: TiedProject) => outcome.others.some(({ number }) => number === tied.number);
  const against = project.tied.flatMap(({ projects }) => projects).filter((tied) => side === 'after' || lost(tied));
  return against.length > 0 ? t(`result-line-tied-${side}`, named(against)) : '';
}

/** One line under the title; nothing for what needs no explanation. */
export function lineOf(outcome: OutcomeView, project: OutcomeProject): string {
  const { why } = project.reason;
  const line = why === 'paid_by_shares' || why === 'most_votes' ? '' : t(`result-line-${why}`, amounts(outcome, project));
  return [line, tieLineOf(outcome, project)].filter(Boolean).join('. ');
}

/** Three sentences, and one more for each way in which ties were broken; with «<b>» around what matters. */
export function sentencesOf(outcome: OutcomeView, project: OutcomeProject): string[] {
  const values = amounts(outcome, project);
  const { why } = project.reason;
  const raised = outcome.reached > outcome.share && SHARED.has(why);
  const steps = [1, 2, 3].map((step) => t(step === 1 && raised ? 'result-why-raised-1' : `result-why-${why}-${step}`, values));
  const side = sideOf(outcome, project);
  return [...steps, ...project.tied.map(({ by, projects }) => t(`result-why-tied-${side}`, { ...named(projects), by }))];
}
