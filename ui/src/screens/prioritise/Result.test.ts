import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
  const scrolled: [string, unknown][] = [];

  beforeEach(() => {
    scrolled.length = 0;
    Element.prototype.scrollIntoView = function scrollIntoView(how) {
      scrolled.push([this.textContent, how]);
    };
  });

  it('says at once that it is being counted, and what it is when it is', async () => {
    let tell: (view: OutcomeView) => void = () => undefined;
    new Rehearsal({ read_outcome: () => new Promise((resolve) => (tell = resolve)) });
    render(Result);
    expect(screen.getByRole('status').textContent).toBe('Contando las boletas…');
    await tick();
    tell(outcome);
    expect(await screen.findByRole('button', { name: 'Alumbrar el parque' })).toBeTruthy();
    expect(screen.queryByText('Contando las boletas…')).toBeNull();
  });

  it('says what another rule would have decided as something that is not so, in the same place', async () => {
    new Rehearsal({ read_outcome: () => ({ ...outcome, rule: 'phragmen', locked: false, other_rule: { ...outcome.other_rule, rule: 'greedy_votes' } }) });
    render(Result);
    expect(await screen.findByText('Ganaría 1 proyecto')).toBeTruthy();
    expect(screen.getByText('No alcanzaría 1 proyecto')).toBeTruthy();
    expect(screen.getByRole('heading', { name: '¿Por qué habría ganado “Alumbrar el parque”?' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Rehabilitar la cancha' }));
    expect(screen.getByRole('heading', { name: '¿Por qué no habría alcanzado “Rehabilitar la cancha”?' })).toBeTruthy();
    const note = screen.getByText('Así habría quedado con Cargas parejas. La regla de esta votación se fijó antes de votar y es Más votos primero.');
    expect([note.classList.contains('hushed'), note.previousElementSibling?.classList.contains('hushed')]).toEqual([false, true]);
  });

  it('scrolls with the page keys from anywhere but a field', async () => {
    new Rehearsal({ read_outcome: () => outcome, try_outcome: () => ({ winners: [], enter: [], leave: [] }) });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: '¿Y si…?' }));
    const pane = document.querySelector('[data-pane="content"]') as HTMLElement;
    Object.defineProperties(pane, { clientHeight: { value: 500 }, scrollHeight: { value: 2000 } });
    expect(await fireEvent.keyDown(document.body, { key: 'PageDown' })).toBe(false);
    expect(pane.scrollTop).toBe(450);
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Pasar a compromisos' }), { key: 'End' });
    expect(pane.scrollTop).toBe(2000);
    expect(await fireEvent.keyDown(screen.getByLabelText('Otro techo'), { key: 'Home' })).toBe(true);
    expect(pane.scrollTop).toBe(2000);
  });

  it('puts the explanation under its project where there is no room beside the list', async () => {
    const room = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(720);
    new Rehearsal({ read_outcome: () => outcome });
    render(Result);
    (await screen.findByRole('button', { name: 'Rehabilitar la cancha' })).focus();
    const why = await screen.findByRole('heading', { name: '¿Por qué no alcanzó “Rehabilitar la cancha”?' });
    expect(why.closest('tr')?.previousElementSibling?.textContent).toContain('Rehabilitar la cancha');
    await waitFor(() => expect(scrolled.length).toBeGreaterThan(1));
    expect(scrolled.at(-1)?.[0]).toContain('Número 2 en la boleta');
    room.mockRestore();
  });

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
    expect(document.activeElement?.textContent).toBe('Comparar reglas');
    expect(scrolled.at(-1)).toEqual(['Comparar reglas', { block: 'start' }]);
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
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('mucho');
    const ceiling = screen.getByLabelText('Otro techo');
    expect([ceiling.getAttribute('aria-invalid'), ceiling.getAttribute('aria-describedby')]).toEqual(['true', alert.id]);
    expect(screen.queryByText('Entrarían los mismos proyectos.')).toBeNull();
  });

  it('marks the cost that is refused and names its project', async () => {
    new Rehearsal({
      read_outcome: () => outcome,
      try_outcome: ({ projects }: { projects: { number: number }[] }) => {
        if (projects.some(({ number }) => number === 3)) throw refused('amount_zero');
        return { ceiling: 1, spent: 1, left: 0, with_a_winner: 1, winners: [], enter: [], leave: [] };
      },
    });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: '¿Y si…?' }));
    await fireEvent.input(await screen.findByLabelText('Otro techo'), { target: { value: '900' } });
    await fireEvent.input(screen.getByLabelText('Otro costo de Rehabilitar la cancha'), { target: { value: '800' } });
    const cost = screen.getByLabelText('Otro costo de Alumbrar el parque');
    await fireEvent.input(cost, { target: { value: '0' } });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/^Alumbrar el parque: /u);
    expect([cost.getAttribute('aria-invalid'), cost.getAttribute('aria-describedby')]).toEqual(['true', alert.id]);
    expect(screen.getByLabelText('Otro techo').getAttribute('aria-invalid')).toBeNull();
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
    new Rehearsal({ read_outcome: () => outcome });
    render(Result);
    await fireEvent.click(await screen.findByRole('button', { name: 'Leer en voz alta' }));
    expect(screen.getByRole('heading', { name: 'Cómo repartimos el dinero: Más votos primero', hidden: true })).toBeTruthy();
    expect(screen.getByText('Lo que quedó anotado para esta votación es “4-2-6”.')).toBeTruthy();
  });

  it('names who was tied, and which went first', async () => {
    const tie = { first: { number: 3, title: 'Alumbrar el parque' }, others: [{ number: 2, title: 'Rehabilitar la cancha' }] };
    new Rehearsal({ read_outcome: () => ({ ...outcome, tie_count: 1, ties_met: [tie] }) });
    render(Result);
    expect(await screen.findByText('Empataron “Alumbrar el parque” y “Rehabilitar la cancha”: fue primero “Alumbrar el parque”.')).toBeTruthy();
  });
});
