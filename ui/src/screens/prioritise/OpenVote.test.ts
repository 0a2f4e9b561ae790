import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../state/keys.svelte';
import { proposals } from '../../state/proposals.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { drafts } from '../../state/drafts.svelte';
import { termsOfVote } from '../../state/vote.svelte';
import OpenVote from './OpenVote.svelte';

const list = [1, 2, 3].map((number) => ({ id: `p${number}`, number, title: `Proyecto ${number}`, cost: 100_00, place: '' }));

describe('opening the vote', () => {
  let core: Rehearsal;

  beforeEach(() => {
    core = new Rehearsal({ list_proposals: () => ({ proposals: list, waiting: [] }), open_vote: () => ({ id: 'v' }) });
    proposals.reading.value = null;
    termsOfVote().clear();
  });

  async function shown(): Promise<HTMLInputElement> {
    render(OpenVote);
    expect(screen.queryByRole('textbox')).toBeNull();
    await screen.findByText('Proyecto 3');
    return screen.getByLabelText<HTMLInputElement>(/marca/i);
  }

  it('the number is selected when the focus comes, so that the first key replaces it', async () => {
    const field = await shown();
    field.setSelectionRange(1, 1);
    field.focus();
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['3', 0, 1]);
  });

  it('Enter goes from field to field and then to the button, and what gets locked is said before it is done', async () => {
    const field = await shown();
    const button = screen.getByRole('button', { name: 'Abrir la votación' });
    await fireEvent.input(field, { target: { value: '2' } });
    const cost = screen.getByRole('radio', { name: 'Entra el que cuesta menos' });
    field.focus();
    for (const next of [screen.getByLabelText('Regla'), cost, screen.getByLabelText('Semilla del sorteo'), button]) {
      expect(await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })).toBe(false);
      expect([document.activeElement === next, core.times('open_vote')]).toEqual([true, 0]);
    }
    const told = button.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(told?.join(' ')).toContain('hasta 2 por boleta');
    expect(await fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false);
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'open_vote', body: { max_marks: 2, rule: 'mes_cost_add1u', ties: 'official' } }));
  });

  it('the rule and the lot are chosen before, and are named among what gets locked', async () => {
    const field = await shown();
    await fireEvent.change(screen.getByLabelText('Regla'), { target: { value: 'phragmen' } });
    expect(screen.getByText(/Termina cuando el siguiente ya no cabe/)).toBeTruthy();
    await fireEvent.input(screen.getByLabelText('Semilla del sorteo'), { target: { value: ' 4-2-6 ' } });
    expect(screen.getByText('La regla: Cargas parejas.')).toBeTruthy();
    expect(screen.getByText(/decide el sorteo con la semilla “4-2-6”\.$/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo el sorteo' }));
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(core.asked.at(-1)?.body).toEqual({ max_marks: 3, rule: 'phragmen', ties: 'drawn:4-2-6' }));
  });

  it('what was chosen stays when somebody leaves to write the ceiling, and goes away once the vote opens', async () => {
    const field = await shown();
    await fireEvent.input(field, { target: { value: '2' } });
    await fireEvent.change(screen.getByLabelText('Regla'), { target: { value: 'mes_cost' } });
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo el sorteo' }));
    await fireEvent.input(screen.getByLabelText('Semilla del sorteo'), { target: { value: '4-2-6' } });
    cleanup();
    proposals.reading.value = null;
    const again = await shown();
    expect(drafts.started).toBe(true);
    expect(again.value).toBe('2');
    expect(screen.getByLabelText<HTMLSelectElement>('Regla').value).toBe('mes_cost');
    await fireEvent.submit(again.closest('form') as HTMLFormElement);
    await waitFor(() => expect(core.asked.at(-1)?.body).toEqual({ max_marks: 2, rule: 'mes_cost', ties: 'drawn:4-2-6' }));
    await waitFor(() => expect([drafts.started, termsOfVote().text.rule]).toEqual([false, 'mes_cost_add1u']));
  });

  it('says of the seed what the tie-break does without it, and that it is missing', async () => {
    await shown();
    const seed = screen.getByLabelText<HTMLInputElement>('Semilla del sorteo');
    const hint = () => seed.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(hint()).toMatch(/hasta 40 letras.*Sin semilla.*número del proyecto en la boleta/u);
    expect(screen.getByText(/comparado cifra por cifra/u)).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo el sorteo' }));
    expect(hint()).not.toContain('Sin semilla');
    expect(screen.getByText('Los empates: decide el sorteo. Falta escribir su semilla.')).toBeTruthy();
    expect(seed.maxLength).toBe(40);
  });

  it('a seed that is too long says so beside its field, and is not to be divided', async () => {
    const field = await shown();
    core.answer({
      open_vote: () => {
        throw refused('text_too_long', { length: '50', longest: '40' });
      },
    });
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    const told = await screen.findByRole('alert');
    expect(told.textContent).toBe('La semilla tiene 50 letras y caben 40. Sigue en pantalla: acórtala.');
    expect(told.closest('.field')?.contains(screen.getByLabelText('Semilla del sorteo'))).toBe(true);
  });

  it('the page that is read aloud tells what is chosen now', async () => {
    await shown();
    await fireEvent.change(screen.getByLabelText('Regla'), { target: { value: 'phragmen' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Leer en voz alta: Cargas parejas' }));
    expect(screen.getByRole('heading', { name: 'Cómo repartimos el dinero: Cargas parejas', hidden: true })).toBeTruthy();
    expect(screen.getByText(/tiene el número menor/u)).toBeTruthy();
  });

  it('a lot without a seed is refused at its field', async () => {
    const field = await shown();
    core.answer({
      open_vote: () => {
        throw refused('seed_missing');
      },
    });
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo el sorteo' }));
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Semilla del sorteo')));
  });

  it('a number that is refused has the focus again', async () => {
    const field = await shown();
    core.answer({
      open_vote: () => {
        throw refused('max_marks_out_of_range', { projects: '3' });
      },
    });
    await fireEvent.input(field, { target: { value: '7' } });
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
    expect(document.activeElement).toBe(field);
  });

  it('names its keys', async () => {
    await shown();
    await waitFor(() => expect(keys.screen.map(({ says }) => says)).toContain('vote-key-open'));
  });
});
