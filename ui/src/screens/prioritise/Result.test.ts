import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { OutcomeView } from '../../ipc/bindings';
import { refused, Rehearsal } from '../../state/rehearsal';
import Result from './Result.svelte';

const won = { number: 3, title: 'Alumbrar el parque', cost: 420_00, votes: 4, reason: { why: 'most_votes', left_before: 2500_00 }, tied: [] };
const lost = { number: 2, title: 'Rehabilitar la cancha', cost: 1200_00, votes: 2, reason: { why: 'did_not_fit', left: 230_00, missing: 970_00 }, tied: [] };
const outcome = {
  rule: 'greedy_votes', locked: true, locked_rule: 'greedy_votes', ties: 'official:4-2-6', tie_count: 0, ties_met: [],
  hanging: { titles: ['Alumbrar el parque'], complete: true }, denied: ['Rehabilitar la cancha'], ceiling: 2500_00, spent: 420_00, left: 2080_00, share: 357_00, reached: 357_00,
  with_a_winner: 4, winners_per_ballot: 1286, count: { valid: 7, blank: 1, void: 2 }, winners: [won], others: [lost],
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

  it('names the tie-break with the seed of its lot, what hangs on it, and who received less than a group deserves', async () => {
    new Rehearsal({ read_outcome: () => outcome });
    render(Result);
    expect(await screen.findByText(/decide el sorteo con la semilla “4-2-6”/)).toBeTruthy();
    expect(screen.getByText('Dependen del desempate: Alumbrar el parque.')).toBeTruthy();
    expect(screen.getByText(/quienes apoyan Rehabilitar la cancha/)).toBeTruthy();
  });

  it('puts every rule beside the others', async () => {
    const rules = ['greedy_votes', 'phragmen'].map((rule, index) => ({
      rule, winners: [3, 2].slice(index), spent: 420_00, with_a_winner: 4, winners_per_ballot: 1234,
    }));
    const core = new Rehearsal({ read_outcome: () => outcome, compare_rules: () => ({ locked: 'greedy_votes', rules }) });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: 'Comparar reglas' }));
    const head = await screen.findByRole('rowheader', { name: /Cargas parejas/ });
    const cells = [...(head.closest('tr')?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent.trim());
    expect(cells).toEqual(['Ya no entraría Alumbrar el parque', '$420', '4', '1.23']);
    expect(screen.getByRole('rowheader', { name: /Más votos primero/ }).closest('tr')?.textContent).toContain('Es la de esta votación: entran 2 proyectos.');
    expect(screen.getAllByText('1.23')).toHaveLength(2);
    expect(core.times('compare_rules')).toBe(1);
  });

  it('tries other figures and says that nothing is recorded', async () => {
    const tried = {
      ceiling: 900_00, spent: 420_00, left: 480_00, with_a_winner: 4, winners: ['Alumbrar el parque'],
      enter: [], leave: ['Rehabilitar la cancha'],
    };
    const core = new Rehearsal({ read_outcome: () => outcome, try_outcome: () => tried });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: '¿Y si…?' }));
    await fireEvent.input(await screen.findByLabelText('Otro techo'), { target: { value: ' 900 ' } });
    await fireEvent.input(screen.getByLabelText('Otro costo de Rehabilitar la cancha'), { target: { value: '800' } });
    await fireEvent.click(screen.getByLabelText('Retirar Alumbrar el parque'));
    const asked = { ceiling: '900', projects: [{ number: 2, cost: '800', withdrawn: false }, { number: 3, cost: null, withdrawn: true }] };
    await waitFor(() => expect(core.asked.at(-1)?.body).toEqual(asked));
    await waitFor(() => expect(screen.getByText('Ya no entraría Rehabilitar la cancha')).toBeTruthy());
    expect(screen.getByText(/no se guarda/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Empezar de nuevo' }));
    await waitFor(() => expect(core.asked.at(-1)?.body).toEqual({ ceiling: null, projects: [] }));
  });

  it('says what is wrong with an amount that is tried, and shows no older figures beside it', async () => {
    const core = new Rehearsal({
      read_outcome: () => outcome,
      try_outcome: () => ({ ceiling: 1, spent: 1, left: 0, with_a_winner: 1, winners: ['Alumbrar el parque'], enter: [], leave: [] }),
    });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: '¿Y si…?' }));
    await screen.findByText('Entrarían los mismos proyectos.');
    core.answer({
      try_outcome: () => {
        throw refused('amount_unreadable', { text: 'mucho' });
      },
    });
    await fireEvent.input(screen.getByLabelText('Otro techo'), { target: { value: 'mucho' } });
    expect((await screen.findByRole('alert')).textContent).toContain('mucho');
    expect(screen.queryByText('Entrarían los mismos proyectos.')).toBeNull();
  });

  it('says how a result came about, how its lot is checked and what the test of fairness is', async () => {
    new Rehearsal({ read_outcome: () => ({ ...outcome, rule: 'mes_cost_add1u', reached: 400_00, denied: [] }) });
    render(Result);
    expect(await screen.findByText(/la parte subió peso por peso hasta \$400/)).toBeTruthy();
    expect(screen.getByText('¿Cómo se comprueba el sorteo?')).toBeTruthy();
    expect(screen.getByText("printf '4-2-6\\n1' | sha256sum")).toBeTruthy();
    expect(screen.getByText(/ningún grupo recibió menos/)).toBeTruthy();
    expect(screen.getByText('¿Qué es esto?')).toBeTruthy();
    expect(screen.getByText(/4 de 7 boletas tienen al menos un proyecto que gana \(57\.1/)).toBeTruthy();
    expect(screen.getByText(/en promedio: 1\.29/)).toBeTruthy();
  });

  it('opens the page that is read aloud', async () => {
    new Rehearsal({ read_outcome: () => ({ ...outcome, locked_rule: 'mes_cost_util' }) });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: 'Leer en voz alta' }));
    expect(screen.getByRole('heading', { name: 'Cómo repartimos el dinero: Partes Iguales', hidden: true })).toBeTruthy();
    expect(screen.getByText(/Lo que sobra se usa en el proyecto con más votos/)).toBeTruthy();
    expect(screen.queryByText(/peso por peso/)).toBeNull();
  });

  it('reads no page aloud about a rule that it is not about', async () => {
    new Rehearsal({ read_outcome: () => outcome });
    render(Result);
    await screen.findByRole('button', { name: 'Comparar reglas' });
    expect(screen.queryByRole('button', { name: 'Leer en voz alta' })).toBeNull();
  });

  it('names who was tied, and which went first', async () => {
    const tie = { first: { number: 3, title: 'Alumbrar el parque' }, others: [{ number: 2, title: 'Rehabilitar la cancha' }] };
    new Rehearsal({ read_outcome: () => ({ ...outcome, tie_count: 1, ties_met: [tie] }) });
    render(Result);
    expect(await screen.findByText('Empataron “Alumbrar el parque” y “Rehabilitar la cancha”: fue primero “Alumbrar el parque”.')).toBeTruthy();
  });
});
