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
    vote: 'v', closed_at: 0, corrects: null, corrected_by: null, rule: 'mes_cost_util', locked: true, locked_rule: 'mes_cost_util', ties: 'official', hanging: { titles: [], complete: true }, denied: [], tie_count: 0, ties_met: [], ceiling: 1200000000, spent: 0, left: 0, share: 20689655, reached: 20689655,
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
      const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason, tied: [] };
      const sentences = sentencesOf(outcomeOf(project), project);
      for (const sentence of sentences) expect(sentence).not.toMatch(/\{|\$[a-z]|^result-/u);
      expect(new Set(sentences).size).toBe(3);
    }
    words.tongue = 'es-MX';
  });

  it('says how far the share was raised where the rule raises it', () => {
    const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason: paid, tied: [] };
    const raised = { ...outcomeOf(project), reached: 32466667 };
    expect(sentencesOf(raised, project)[0]).toContain('subió peso por peso de unos $206,897 hasta <b>unos $324,667</b>');
    expect(sentencesOf(outcomeOf(project), project)[0]).toContain('le tocaron <b>unos $206,897</b>');
  });

  it('says in the list what each loser lacked', () => {
    const project = { number: 10, title: 'Calle Olivares', cost: 560000000, votes: 25, reason: reasons[3] as Reason, tied: [] };
    expect(lineOf(outcomeOf(project), project)).toBe('Juntan unos $5,172,414; faltan unos $427,586');
  });

  it('needs no line for those who paid', () => {
    const project = { number: 6, title: 'Techumbre', cost: 270000000, votes: 21, reason: paid, tied: [] };
    expect(lineOf(outcomeOf(project), project)).toBe('');
    expect(sentencesOf(outcomeOf(project), project)[1]).toContain('<b>21 personas</b> lo eligieron');
  });

  it('speaks of shares in whole pesos, and says where they are rounded', () => {
    expect(wholePesos(20689655)).toBe('unos $206,897');
    expect(wholePesos(157500300)).toBe('$1,575,003');
    expect(wholePesos(8333)).toBe('unos $83');
    expect(wholePesos(40)).toBe('unos $0.40');
    expect(wholePesos(0)).toBe('$0');
  });

  it('shows money that nobody divided to the centavo', () => {
    const project = { number: 6, title: 'Techumbre', cost: 170000050, votes: 21, reason: { why: 'did_not_fit', left: 69000025, missing: 101000025 }, tied: [] } as OutcomeProject;
    expect(lineOf(outcomeOf(project), project)).toBe('En su turno quedaban $690,000.25. Faltan $1,010,000.25');
  });
});

describe('what the tie-break did', () => {
  const lamps = { number: 1, title: 'Alumbrado' };
  const park = { number: 2, title: 'Parque' };
  const court = { number: 3, title: 'Cancha' };
  const won: OutcomeProject = { ...lamps, cost: 30000000, votes: 4, reason: { why: 'most_votes', left_before: 50000000 }, tied: [{ by: 'number', projects: [park] }] };
  const lost: OutcomeProject = { ...park, cost: 30000000, votes: 4, reason: { why: 'did_not_fit', left: 20000000, missing: 10000000 }, tied: [{ by: 'number', projects: [lamps] }] };
  const outcome: OutcomeView = { ...outcomeOf(won), others: [lost] };

  it('is told on both sides', () => {
    expect(sentencesOf(outcome, won)[3]).toBe('Empató con “Parque” y <b>entró primero</b> porque su número en la boleta, leído como texto, va antes.');
    expect(sentencesOf(outcome, lost)[3]).toBe('Empató con “Alumbrado”, que <b>entró primero</b> porque su número en la boleta, leído como texto, va antes.');
    expect(lineOf(outcome, won)).toBe('Ganó el desempate contra “Parque”');
    expect(lineOf(outcome, lost)).toBe('En su turno quedaban $200,000. Faltan $100,000. Perdió el desempate contra “Alumbrado”');
  });

  it.each([
    ['cost', 'Empató con “Alumbrado” y “Cancha”, que <b>entraron primero</b> porque cuestan menos.'],
    ['votes', 'Empató con “Alumbrado” y “Cancha”, que <b>entraron primero</b> porque tienen más apoyos.'],
    ['lot', 'Empató con “Alumbrado” y “Cancha”, que <b>entraron primero</b> porque así salió el sorteo.'],
  ] as const)('names all and says what decided: %s', (by, sentence) => {
    const twice = { ...lost, tied: [{ by, projects: [lamps, court] }] };
    expect(sentencesOf(outcome, twice)[3]).toBe(sentence);
    expect(lineOf(outcome, twice)).toContain('Perdió el desempate contra 2 proyectos');
  });

  it('has a sentence for each thing that decided', () => {
    const both = { ...lost, tied: [{ by: 'cost', projects: [lamps] }, { by: 'lot', projects: [court] }] } as OutcomeProject;
    expect(sentencesOf(outcome, both).slice(3)).toEqual([
      'Empató con “Alumbrado”, que <b>entró primero</b> porque cuesta menos.',
      'Empató con “Cancha”, que <b>entró primero</b> porque así salió el sorteo.',
    ]);
  });

  it('leaves the list alone where a winner went before another winner', () => {
    const among = { ...won, tied: [{ by: 'cost', projects: [court] }] } as OutcomeProject;
    expect(lineOf(outcome, among)).toBe('');
    expect(sentencesOf(outcome, among)).toHaveLength(4);
  });

  it('is told in English too', () => {
    words.tongue = 'en';
    expect(sentencesOf(outcome, lost)[3]).toBe('It was tied with “Alumbrado”, which <b>went first</b> because its number on the ballot, read as text, comes before.');
    expect(lineOf(outcome, won)).toBe('Won the tie-break against “Parque”');
    words.tongue = 'es-MX';
  });
});
