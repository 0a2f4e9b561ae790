import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GroupView, MoveSlips, NewGroup, SlipView } from '../../ipc/bindings';
import { board } from '../../state/board.svelte';
import { drafts } from '../../state/drafts.svelte';
import { notices } from '../../state/notices.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Group from './Group.svelte';

function slipOf(id: string): SlipView {
  return {
    id, code: `M1-${id}`, text: `Idea ${id}`, kind: 'proposal', table: 't1', table_number: 1, topic: null, cost: null, cost_unsure: false,
    place: null, group: null, line: '', captured_at: 0, conflict: false,
  };
}

describe('the board', () => {
  let core: Rehearsal;
  let loose: SlipView[];
  let groups: GroupView[];

  function take(slips: readonly string[]): SlipView[] {
    const all = [...loose, ...groups.flatMap((group) => group.slips)];
    loose = loose.filter((slip) => !slips.includes(slip.id));
    groups = groups.map((group) => ({ ...group, slips: group.slips.filter((slip) => !slips.includes(slip.id)) }));
    return all.filter((slip) => slips.includes(slip.id));
  }

  beforeEach(() => {
    loose = ['a', 'b', 'c'].map(slipOf);
    groups = [{ id: 'parks', number: 1, name: 'Alumbrar los parques', slips: [slipOf('d')], proposals: [] }];
    core = new Rehearsal({
      read_board: () => ({ loose: [...loose], groups: [...groups] }),
      move_slips: ({ slips, group }: MoveSlips) => {
        const moved = take(slips);
        if (group === null) loose = [...loose, ...moved];
        groups = groups.map((each) => (each.id === group ? { ...each, slips: [...each.slips, ...moved] } : each));
        core.change('lineage');
        return {};
      },
      create_group: ({ name, slips }: NewGroup) => {
        if (groups.some((group) => group.name === name)) throw refused('group_repeated', { name });
        groups = [...groups, { id: name, number: groups.length + 1, name, slips: take(slips), proposals: [] }];
        core.change('group');
        return { id: name };
      },
    });
    hearChanges(() => undefined);
    board.reading.value = null;
    drafts.of('group', '', { name: '' }).clear();
  });

  const card = (id: string) => document.querySelector(`[data-slip="${id}"]`) as HTMLElement;
  const press = (key: string, more: object = {}) => fireEvent.keyDown(document.activeElement as HTMLElement, { key, ...more });

  async function shown(): Promise<() => void> {
    const { unmount } = render(Group);
    await waitFor(() => expect(card('a')).toBeTruthy());
    card('a').focus();
    return unmount;
  }

  it('is one stop for Tab, and arrows go through it', async () => {
    await shown();
    const stops = () => [...document.querySelectorAll('[data-slip][tabindex="0"]')].map((each) => each.getAttribute('data-slip'));
    expect(stops()).toEqual(['a']);
    await press('ArrowDown');
    await waitFor(() => expect(document.activeElement).toBe(card('b')));
    await press('ArrowRight');
    await waitFor(() => expect(document.activeElement).toBe(card('d')));
    expect(stops()).toEqual(['d']);
  });

  it('Space picks up and drops, each step is said, and the focus goes on to the next slip', async () => {
    await shown();
    await press(' ');
    expect(notices.spoken).toContain('Tarjeta levantada sobre Alumbrar los parques');
    await press('ArrowRight');
    expect(notices.spoken).toBe('Sobre Nuevo grupo');
    await press('ArrowLeft');
    await press(' ');
    await waitFor(() => expect(groups[0]?.slips.map(({ id }) => id)).toEqual(['d', 'a']));
    await waitFor(() => expect(document.activeElement).toBe(card('b')));
    expect(notices.spoken).toContain('1 tarjeta en Alumbrar los parques');
  });

  it('shows the new group as a place while something is carried, and lights it when it would fall there', async () => {
    await shown();
    const place = () => screen.queryByRole('region', { name: 'Nuevo grupo' });
    expect(place()).toBeNull();
    await press(' ');
    expect(place()?.classList.contains('target')).toBe(false);
    await press('ArrowRight');
    expect(place()?.classList.contains('target')).toBe(true);
    await press('Escape');
    expect(place()).toBeNull();
  });

  it('Esc puts back what was picked up', async () => {
    await shown();
    await press(' ');
    await press('Escape');
    expect(notices.spoken).toContain('Cancelado');
    expect(core.times('move_slips')).toBe(0);
  });

  it('several chosen slips become a new group in one step', async () => {
    await shown();
    await press('ArrowDown', { shiftKey: true });
    await fireEvent.click(screen.getByRole('button', { name: 'Nuevo grupo' }));
    await fireEvent.input(await screen.findByLabelText('Nombre del grupo'), { target: { value: 'Cruzar sin miedo' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Crear grupo' }));
    await waitFor(() => expect(groups[1]?.slips.map(({ id }) => id)).toEqual(['a', 'b']));
  });

  it('a name that was left half typed waits with its slips when the person comes back', async () => {
    const leave = await shown();
    await press('ArrowDown', { shiftKey: true });
    await fireEvent.click(screen.getByRole('button', { name: 'Nuevo grupo' }));
    await fireEvent.input(await screen.findByLabelText('Nombre del grupo'), { target: { value: 'Cruzar sin' } });
    leave();
    await shown();
    const field = screen.getByLabelText<HTMLInputElement>('Nombre del grupo');
    expect(field.value).toBe('Cruzar sin');
    await fireEvent.click(screen.getByRole('button', { name: 'Crear grupo' }));
    await waitFor(() => expect(groups[1]?.slips.map(({ id }) => id)).toEqual(['a', 'b']));
  });

  it('Esc gives up a half typed name for good', async () => {
    const leave = await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Nuevo grupo' }));
    const field = await screen.findByLabelText('Nombre del grupo');
    await fireEvent.input(field, { target: { value: 'Cruzar' } });
    await fireEvent.keyDown(field, { key: 'Escape' });
    leave();
    await shown();
    expect(screen.queryByLabelText('Nombre del grupo')).toBeNull();
  });

  it('a refused name stays with its reason', async () => {
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Nuevo grupo' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Nombre del grupo');
    await fireEvent.input(field, { target: { value: 'Alumbrar los parques' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Crear grupo' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Ya existe el grupo'));
    expect(field.value).toBe('Alumbrar los parques');
  });

  it('a name that is sent twice makes one group', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    core.answer({ create_group: () => new Promise((later) => (answer = later)) });
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Nuevo grupo' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Nombre del grupo');
    await fireEvent.input(field, { target: { value: 'Cruzar' } });
    for (let press = 0; press < 2; press += 1) await fireEvent.submit(field.form as HTMLFormElement);
    expect(core.times('create_group')).toBe(1);
    expect(await fireEvent.keyDown(field, { key: 'Enter', repeat: true })).toBe(false);
    answer({ id: 'new' });
    await waitFor(() => expect(screen.queryByLabelText('Nombre del grupo')).toBeNull());
  });

  it('a click on a card and a click on a group move it without dragging', async () => {
    await shown();
    await fireEvent.click(card('c'));
    await fireEvent.click(screen.getByRole('button', { name: 'Poner aquí' }));
    await waitFor(() => expect(groups[0]?.slips.map(({ id }) => id)).toEqual(['d', 'c']));
  });

  it('a slip goes out of its group through the menu', async () => {
    await shown();
    await fireEvent.click(card('d'));
    await fireEvent.click(screen.getByRole('button', { name: 'Mover a…' }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Sueltas' }));
    await waitFor(() => expect(loose.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']));
  });

  it.each([
    ['without slips', false],
    ['of the last slips', true],
  ])('brings the focus to a new group %s, not to the first one', async (_, withSlips) => {
    loose = [];
    groups = groups.map((group) => ({ ...group, slips: [] }));
    render(Group);
    const open = await waitFor(() => {
      const [button] = screen.getAllByRole('button', { name: 'Nuevo grupo' });
      if (!button) throw new Error('not there yet');
      return button;
    });
    if (withSlips) {
      loose = [slipOf('z')];
      core.change('slip');
      await waitFor(() => expect(card('z')).toBeTruthy());
      card('z').focus();
      await press('Enter');
    }
    await fireEvent.click(open);
    const name = await screen.findByLabelText<HTMLInputElement>('Nombre del grupo');
    await waitFor(() => expect(document.activeElement).toBe(name));
    await fireEvent.input(name, { target: { value: 'Alumbrado' } });
    await fireEvent.submit(name.form as HTMLFormElement);
    await waitFor(() => expect(screen.queryByLabelText('Nombre del grupo')).toBeNull());
    const wanted = withSlips ? card('z') : screen.getByRole('button', { name: 'Más acciones para Alumbrado' });
    await waitFor(() => expect(document.activeElement).toBe(wanted));
  });
});
