import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { MilestoneView } from '../ipc/bindings';
import MilestoneTable from './MilestoneTable.svelte';
import type { Outcome } from './shapes';

const milestones: readonly MilestoneView[] = [
  { id: 'a', title: 'Acordar los lugares', due: '2027-04-30', product: 'Acta' },
  { id: 'b', title: 'Instalar', due: null, product: 'Fotos' },
];
const done: Outcome = { done: true };
const refusal: Outcome = { done: false, failure: { code: 'name_missing', args: {}, fault: false, message: '' } };

function show(answer: Outcome) {
  const edit = vi.fn<(id: string, part: object) => Promise<Outcome>>(async () => answer);
  const trash = vi.fn();
  render(MilestoneTable, { milestones, edit, trash });
  return { edit, trash };
}

const open = () => fireEvent.click(screen.getByRole('button', { name: 'Acordar los lugares' }));

describe('milestones', () => {
  it('show their date, or that there is none yet', () => {
    show(done);
    expect(screen.getByText('30 abr 2027')).toBeTruthy();
    expect(screen.getByText('Sin fecha')).toBeTruthy();
  });

  it('open in their row, save what was typed and close with Enter, the focus on the row', async () => {
    const { edit } = show(done);
    await open();
    const title = screen.getByLabelText<HTMLInputElement>('Qué');
    await waitFor(() => expect(document.activeElement).toBe(title));
    await fireEvent.input(title, { target: { value: 'Acordar con vecinas' } });
    await fireEvent.keyDown(title, { key: 'Enter' });
    await waitFor(() => expect(screen.queryByLabelText('Qué')).toBeNull());
    expect(edit).toHaveBeenCalledWith('a', { title: 'Acordar con vecinas' });
    expect(document.activeElement?.closest('tr')?.getAttribute('data-row')).toBe('a');
  });

  it('stay open when a value is refused, with the draft and the reason', async () => {
    show(refusal);
    await open();
    const title = screen.getByLabelText<HTMLInputElement>('Qué');
    await fireEvent.input(title, { target: { value: '' } });
    await fireEvent.keyDown(title, { key: 'Enter' });
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Falta el nombre'));
    expect(screen.getByLabelText<HTMLInputElement>('Qué').value).toBe('');
  });

  it('keep their order while one is open, so that a new date does not carry it away', async () => {
    const { rerender } = render(MilestoneTable, { milestones, edit: async () => done, trash: () => undefined });
    await open();
    await rerender({ milestones: [{ ...milestones[1], due: '2026-01-01' } as MilestoneView, milestones[0] as MilestoneView] });
    expect([...document.querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-row'))).toEqual(['a', 'b']);
  });
});
