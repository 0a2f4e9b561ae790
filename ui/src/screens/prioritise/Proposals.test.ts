import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GroupView, ProposalView } from '../../ipc/bindings';
import { board } from '../../state/board.svelte';
import { drafts } from '../../state/drafts.svelte';
import { keys, type KeyPress } from '../../state/keys.svelte';
import { navigation } from '../../state/navigation.svelte';
import { notices } from '../../state/notices.svelte';
import { proposals } from '../../state/proposals.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { vote } from '../../state/vote.svelte';
import Proposals from './Proposals.svelte';

const groupOf = (id: string, name: string): GroupView => ({ id, number: 1, name, slips: [], proposals: [] });

describe('the proposals', () => {
  let core: Rehearsal;
  let listed: ProposalView[];

  beforeEach(() => {
    listed = [];
    core = new Rehearsal({
      read_board: () => ({ loose: [], groups: [groupOf('parks', 'Alumbrar los parques'), groupOf('roads', 'Cruzar sin miedo')] }),
      list_proposals: () => ({ proposals: listed }),
      read_vote: () => ({ vote: null }),
      create_proposal: () => ({ id: 'new' }),
    });
    hearChanges(() => undefined);
    for (const reading of [board.reading, proposals.reading, vote.reading]) reading.value = null;
    for (const group of ['parks', 'roads']) drafts.of('proposal', group, { title: '', cost: '', place: '' }).clear();
    navigation.start('proposals');
  });

  async function writes(group: string, title: string): Promise<void> {
    await fireEvent.click(await screen.findByRole('button', { name: `Hacer propuesta del grupo ${group}` }));
    await fireEvent.input(screen.getByLabelText('Propuesta'), { target: { value: title } });
  }

  it('that were left half typed wait, each with its group, and the last one is open', async () => {
    const { unmount } = render(Proposals);
    await writes('Alumbrar los parques', 'Alumbrar los dos parques');
    await fireEvent.input(screen.getByLabelText('Costo'), { target: { value: '180 mil' } });
    await writes('Cruzar sin miedo', 'Cruzar el bulevar');
    unmount();
    render(Proposals);
    const title = await screen.findByLabelText<HTMLTextAreaElement>('Propuesta');
    expect([title.value, title.selectionStart]).toEqual(['Cruzar el bulevar', title.value.length]);
    await fireEvent.click(screen.getByRole('button', { name: 'Hacer propuesta del grupo Alumbrar los parques' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Propuesta').value).toBe('Alumbrar los dos parques');
    expect(screen.getByLabelText<HTMLInputElement>('Costo').value).toBe('180 mil');
  });

  it('are given up with Esc', async () => {
    const { unmount } = render(Proposals);
    await writes('Cruzar sin miedo', 'Cruzar el bulevar');
    await fireEvent.keyDown(screen.getByLabelText('Propuesta'), { key: 'Escape' });
    unmount();
    render(Proposals);
    await screen.findByRole('button', { name: 'Hacer propuesta del grupo Cruzar sin miedo' });
    expect(screen.queryByLabelText('Propuesta')).toBeNull();
  });

  it('are created with Enter in the title, which stands whole and takes no line break', async () => {
    render(Proposals);
    await writes('Cruzar sin miedo', 'Cruzar el bulevar sin miedo a cualquier hora del día y de la noche');
    const title = screen.getByLabelText<HTMLTextAreaElement>('Propuesta');
    expect(Number(title.rows)).toBeGreaterThan(1);
    expect(await fireEvent.keyDown(title, { key: 'Enter' })).toBe(false);
    await waitFor(() => expect(core.times('create_proposal')).toBe(1));
    await waitFor(() => expect(screen.queryByLabelText('Propuesta')).toBeNull());
  });

  it('are created once, however quickly or long Enter is pressed', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    core.answer({ create_proposal: () => new Promise((later) => (answer = later)) });
    render(Proposals);
    await writes('Cruzar sin miedo', 'Cruzar el bulevar');
    const title = screen.getByLabelText('Propuesta');
    await fireEvent.keyDown(title, { key: 'Enter', repeat: true });
    expect(core.times('create_proposal')).toBe(0);
    await fireEvent.keyDown(title, { key: 'Enter' });
    await fireEvent.keyDown(title, { key: 'Enter' });
    await fireEvent.click(screen.getByRole('button', { name: 'Crear propuesta' }));
    expect(core.times('create_proposal')).toBe(1);
    expect(await fireEvent.keyDown(screen.getByLabelText('Costo'), { key: 'Enter', repeat: true })).toBe(false);
    answer({ id: 'new' });
    await waitFor(() => expect(screen.queryByLabelText('Propuesta')).toBeNull());
    expect(core.times('create_proposal')).toBe(1);
  });

  it('that were refused can be sent again', async () => {
    core.answer({
      create_proposal: () => {
        throw refused('amount_missing');
      },
    });
    render(Proposals);
    await writes('Cruzar sin miedo', 'Cruzar el bulevar');
    const title = screen.getByLabelText('Propuesta');
    await fireEvent.keyDown(title, { key: 'Enter' });
    await screen.findByRole('alert');
    await fireEvent.keyDown(title, { key: 'Enter' });
    expect(core.times('create_proposal')).toBe(2);
  });

  const ctrlN: KeyPress = { key: 'n', code: 'KeyN', ctrlKey: true, altKey: false, shiftKey: false, metaKey: false };
  const told = () => keys.screen.flatMap(({ press, says }) => (press === 'Ctrl+N' && says ? [says] : []));

  it('are begun with Ctrl N, which brings the cursor back to one that was begun', async () => {
    render(Proposals);
    await screen.findByRole('button', { name: 'Hacer propuesta del grupo Cruzar sin miedo' });
    await waitFor(() => expect(told()).toEqual(['proposal-key-new']));
    keys.obey(ctrlN);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Propuesta')));
    screen.getByLabelText('Costo').focus();
    keys.obey(ctrlN);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Propuesta')));
  });

  it('need a group: without one Ctrl N leads to its door, and the list of keys says so', async () => {
    core.answer({ read_board: () => ({ loose: [], groups: [] }) });
    render(Proposals);
    const door = await screen.findByRole('button', { name: 'Agrupar' });
    await waitFor(() => expect(told()).toEqual(['proposal-key-group']));
    expect(keys.obey(ctrlN)).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(door));
    expect(notices.spoken.trim()).toBe('Primero junta las tarjetas en grupos.');
  });

  it('whose groups are all gone say it in a toast with the door', async () => {
    listed = [{ id: 'x', number: 1, title: 'Sombra', cost: null, place: '', group: '', slips: 0 } as ProposalView];
    core.answer({ read_board: () => ({ loose: [], groups: [] }) });
    render(Proposals);
    await screen.findByDisplayValue('Sombra');
    await waitFor(() => expect(told()).toEqual(['proposal-key-group']));
    keys.obey(ctrlN);
    await waitFor(() => expect(notices.toast?.action?.text).toBe('Agrupar'));
  });

  it('that a vote locked say so, and no key is promised', async () => {
    core.answer({ read_vote: () => ({ vote: { id: 'v', ballots: [] } }) });
    render(Proposals);
    await screen.findByText('La votación ya se abrió: las propuestas quedan como están.');
    await waitFor(() => expect(told()).toEqual([]));
    notices.closeToast();
    keys.obey(ctrlN);
    expect(notices.toast?.text).toBe('La votación ya se abrió: las propuestas quedan como están.');
  });
});
