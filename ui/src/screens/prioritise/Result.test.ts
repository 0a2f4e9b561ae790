import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { OutcomeView } from '../../ipc/bindings';
import { Rehearsal } from '../../state/rehearsal';
import Result from './Result.svelte';

const won = { number: 3, title: 'Alumbrar el parque', cost: 420_00, votes: 4, reason: { why: 'most_votes', left_before: 2500_00 } };
const lost = { number: 2, title: 'Rehabilitar la cancha', cost: 1200_00, votes: 2, reason: { why: 'did_not_fit', left: 230_00, missing: 970_00 } };
const outcome = {
  rule: 'greedy_votes', locked: true, ties: 'official', tie_count: 0, ceiling: 2500_00, spent: 420_00, left: 2080_00, share: 357_00,
  with_a_winner: 4, count: { valid: 7, blank: 1, void: 2 }, winners: [won], others: [lost],
  other_rule: { rule: 'mes_cost_util', only_here: [], only_there: [] },
} as unknown as OutcomeView;

describe('the result', () => {
  it('keeps the order of winning and says beside each project the number that it had on the ballot', async () => {
    new Rehearsal({ read_outcome: () => outcome });
    render(Result);
    const winner = (await screen.findByRole('button', { name: 'Alumbrar el parque' })).closest('tr');
    expect(winner?.querySelector('.n')?.textContent).toBe('1');
    expect(winner?.textContent).toContain('Número 3 en la boleta');
    const loser = screen.getByRole('button', { name: 'Rehabilitar la cancha' }).closest('tr');
    expect(loser?.textContent).toContain('Número 2 en la boleta');
    expect(screen.getByText(/orden en que ganaron, no el de la boleta/)).toBeTruthy();
  });
});
