import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafts } from '../../state/drafts.svelte';
import { keys } from '../../state/keys.svelte';
import { proposals } from '../../state/proposals.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import OpenVote from './OpenVote.svelte';

const list = [1, 2, 3].map((number) => ({ id: `p${number}`, number, title: `Proyecto ${number}`, cost: 100_00, place: '' }));

describe('opening the vote', () => {
  let core: Rehearsal;

  beforeEach(() => {
    core = new Rehearsal({ list_proposals: () => ({ proposals: list, waiting: [] }), open_vote: () => ({ id: 'v' }) });
    proposals.reading.value = null;
    drafts.of('vote', '', { marks: '' }).clear();
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

  it('Enter in the number goes to the button, and what gets locked says that number before it is done', async () => {
    const field = await shown();
    const button = screen.getByRole('button', { name: 'Abrir la votación' });
    await fireEvent.input(field, { target: { value: '2' } });
    expect(await fireEvent.keyDown(field, { key: 'Enter' })).toBe(false);
    expect([document.activeElement === button, core.times('open_vote')]).toEqual([true, 0]);
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

  it('keeps what was chosen while somebody goes and writes what is missing', async () => {
    const field = await shown();
    await fireEvent.change(screen.getByLabelText('Regla'), { target: { value: 'mes_cost_util' } });
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo el sorteo' }));
    expect(screen.getByText('Los empates: decide el sorteo, y falta su semilla.')).toBeTruthy();
    await fireEvent.input(screen.getByLabelText('Semilla del sorteo'), { target: { value: '3-3' } });
    await fireEvent.input(field, { target: { value: '1' } });
    cleanup();
    proposals.reading.value = null;
    const again = await shown();
    expect(again.value).toBe('1');
    expect((screen.getByLabelText('Regla') as HTMLSelectElement).value).toBe('mes_cost_util');
    expect((screen.getByLabelText('Semilla del sorteo') as HTMLInputElement).value).toBe('3-3');
  });
});
