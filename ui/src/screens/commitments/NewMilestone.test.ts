import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { milestoneDraft } from '../../state/commitments.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import NewMilestone from './NewMilestone.svelte';

describe('a new milestone', () => {
  let core: Rehearsal;
  const onclose = vi.fn();

  beforeEach(() => {
    milestoneDraft('c').clear();
    core = new Rehearsal({ add_milestone: () => ({ id: 'm' }) });
  });

  const shown = () => render(NewMilestone, { commitment: 'c', onclose });
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
  const add = () => fireEvent.click(screen.getByRole('button', { name: 'Agregar' }));

  it('that is half typed is there after another commitment was looked at', async () => {
    const { unmount } = shown();
    await type('Qué', 'Acordar los lug');
    unmount();
    render(NewMilestone, { commitment: 'another', onclose }).unmount();
    shown();
    expect(field('Qué').value).toBe('Acordar los lug');
    expect(milestoneDraft('another').started).toBe(false);
  });

  it('is given up with Esc', async () => {
    shown();
    await type('Qué', 'Acordar');
    await fireEvent.keyDown(field('Qué'), { key: 'Escape' });
    expect(onclose).toHaveBeenCalled();
    expect(milestoneDraft('c').started).toBe(false);
  });

  it('leaves an empty row behind for the next one', async () => {
    shown();
    await type('Qué', 'Acordar');
    await add();
    await waitFor(() => expect(field('Qué').value).toBe(''));
    expect([core.times('add_milestone'), document.activeElement]).toEqual([1, field('Qué')]);
  });

  it('keeps for the next one what is typed while it is saved, and is added once', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    core.answer({ add_milestone: () => new Promise((later) => (answer = later)) });
    shown();
    await type('Qué', 'Acordar');
    await add();
    await add();
    await type('Qué', 'AcordarLicitar');
    answer({ id: 'm' });
    await waitFor(() => expect(field('Qué').value).toBe('Licitar'));
    expect(core.times('add_milestone')).toBe(1);
  });

  it.each([
    ['date_unreadable', 'Para cuándo', 'Escribe día, mes y año'],
    ['name_missing', 'Qué', 'Falta el nombre'],
  ])('says %s under its field, which gets the focus', async (code, name, words) => {
    core.answer({
      add_milestone: () => {
        throw refused(code, { text: 'pronto' });
      },
    });
    shown();
    await type('Para cuándo', 'pronto');
    await add();
    const why = await screen.findByRole('alert');
    expect(why.textContent).toContain(words);
    expect(why.closest('.field')?.contains(field(name))).toBe(true);
    expect(document.activeElement).toBe(field(name));
  });
});
