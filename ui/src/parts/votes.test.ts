import { describe, expect, it } from 'vitest';
import type { OutcomeProject, OutcomeView, Reason } from '../ipc/bindings';
import { words } from '../words/words.svelte';
import { lineOf, sentencesOf, wholePesos } from './reasons';
import { dotsOf, groupsOf, MOST_DOTS } from './votes';

const paid: Reason = { why: 'paid_by_shares', money_before: 320064097, full_share: 13792417, paid_in_full: 13, paid_what_was_left: 6 };
const reasons: readonly Reason[] = [
  paid,
  { why: 'fitted_in_the_rest', left_before: 176000000 },
  { why: 'most_votes', left_before: 1200000000 },
  { why: 'short_at_the_start', money: 517241379, missing: 42758621 },
  { why: 'spent_on_others', money: 13794497, missing: 106205503 },
  { why: 'did_not_fit', left: 69000000, missing: 101000000 },
  { why: 'load_shared', load: 13792417 },
  { why: 'ended_the_count' },
  { why: 'not_reached' },
];

function outcomeOf(project: OutcomeProject): OutcomeView {
  return {
    rule: 'mes_cost_util', locked: true, locked_rule: 'mes_cost_util', ties: 'official', hanging: { titles: [], complete: true }, denied: [], tie_count: 0, ceiling: 1200000000, spent: 0, left: 0, share: 20689655, reached: 20689655,
    count: { valid: 58, blank: 1, void: 1 }, with_a_winner: 58, winners_per_ballot: 1000, winners: [project], others: [],
    other_rule: { rule: 'greedy_votes', only_here: [], only_there: [] },
  };
}

describe('one dot per ballot', () => {
  it('tells those who paid in full, what was left, nothing for want of money, and nothing for want of will', () => {
    const groups = groupsOf(paid, 21, 58);
    expect(groups.map(({ dot, count }) => [dot, count])).toEqual([['full', 13], ['half', 6], ['spent', 2], ['empty', 37]]);
    expect(dotsOf(groups).dots).toHaveLength(58);
  });

  it('tells only who chose it when nobody paid with a share', () => {
    expect(groupsOf({ why: 'most_votes', left_before: 1 }, 25, 58).map(({ dot, count }) => [dot, count])).toEqual([['full', 25], ['empty', 33]]);
    expect(groupsOf({ why: 'did_not_fit', left: 0, missing: 1 }, 0, 58).map(({ dot }) => dot)).toEqual(['empty']);
  });

  it('lets a dot stand for several ballots of a whole city, and never hides a small group', () => {
    const { each, dots } = dotsOf(groupsOf({ why: 'most_votes', left_before: 1 }, 3, 71_000));
    expect(each).toBe(355);
    expect(dots.length).toBeLessThanOrEqual(MOST_DOTS + 1);
    expect(dots.filter((dot) => dot === 'full')).toHaveLength(1);
  });
});

describe('why it won or not', () => {
  it.each(['es-MX', 'en'] as const)('has three sentences of its own for each reason, with every amount filled in (%s)', (tongue) => {
    words.tongue = tongue;
    for (const reason of reasons) {
      const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason };
      const sentences = sentencesOf(outcomeOf(project), project);
      for (const sentence of sentences) expect(sentence).not.toMatch(/\{|\$[a-z]|^result-/u);
      expect(new Set(sentences).size).toBe(3);
    }
    words.tongue = 'es-MX';
  });

  it('says how far the share was raised where the rule raises it', () => {
    const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason: paid };
    const raised = { ...outcomeOf(project), reached: 32466667 };
    expect(sentencesOf(raised, project)[0]).toContain('subió peso por peso de $206,897 hasta <b>$324,667</b>');
    expect(sentencesOf(outcomeOf(project), project)[0]).toContain('le tocaron <b>$206,897</b>');
  });

  it('says in the list what each loser lacked', () => {
    const project = { number: 10, title: 'Calle Olivares', cost: 560000000, votes: 25, reason: reasons[3] as Reason };
    expect(lineOf(outcomeOf(project), project)).toBe('Sus 25 apoyos juntan $5,172,414. Faltan $427,586');
  });

  it('needs no line for those who paid', () => {
    const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason: paid };
    expect(lineOf(outcomeOf(project), project)).toBe('');
    expect(sentencesOf(outcomeOf(project), project)[1]).toContain('<b>21 personas</b> lo eligieron');
  });

  it('speaks of shares in whole pesos', () => {
    expect(wholePesos(20689655)).toBe('$206,897');
  });
});
