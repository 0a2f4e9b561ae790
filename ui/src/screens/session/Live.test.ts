import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaptureLine, ProcessView, SlipView } from '../../ipc/bindings';
import { draft } from '../../state/capture.svelte';
import { keys } from '../../state/keys.svelte';
import { navigation } from '../../state/navigation.svelte';
import { openProcess } from '../../state/process.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { session } from '../../state/session.svelte';
import { slips } from '../../state/slips.svelte';
import Live from './Live.svelte';

const tables = [1, 2, 3].map((number) => ({ id: `t${number}`, number, name: '', slips: 0 }));

function slipOf(number: number, text: string): SlipView {
  return {
    id: `s${number}`, code: `M1-${String(number).padStart(3, '0')}`, text, kind: 'proposal', table: 't1', table_number: 1, topic: null, cost: null,
    cost_unsure: false, place: null, group: null, line: text, captured_at: 0, conflict: false,
  };
}

describe('the live session', () => {
  let core: Rehearsal;
  let said: SlipView[];

  beforeEach(() => {
    said = Array.from({ length: 120 }, (_, index) => slipOf(120 - index, `Idea ${120 - index}`));
    core = new Rehearsal({
      read_session: () => ({ id: 'se', number: 1, name: 'Taller', place: '', date: null, tables }),
      list_slips: () => ({ slips: [...said] }),
      read_line: ({ line, kind }: CaptureLine) => ({ text: line, kind, table: 1, topic: null, cost: null, place: null, pieces: [{ text: line, role: 'text' }], suggestions: [], trouble: null }),
      capture_slip: ({ line }: CaptureLine) => {
        if (line.includes('@9')) throw refused('no_such_table', { number: '9' });
        said.unshift(slipOf(said.length + 1, line));
        core.change('slip');
        return { id: 'n', code: 'M1-121', table: 1, kind: 'proposal' };
      },
      trash_slip: ({ id }: { id: string }) => {
        said = said.filter((slip) => slip.id !== id);
        core.change('slip');
        return {};
      },
    });
    hearChanges(() => undefined);
    openProcess.reading.value = { id: 'p', counts: {}, undo: null } as unknown as ProcessView;
    navigation.start('live');
    // The line of the test before is still begun in its process.
    draft.belong('p');
    draft.write('');
    draft.choose('proposal');
    draft.belong('none');
    session.reading.value = null;
    slips.table = null;
    slips.reading.value = null;
  });

  async function shown(): Promise<{ line: HTMLTextAreaElement; unmount: () => void }> {
    const { unmount } = render(Live);
    const line = await screen.findByRole<HTMLTextAreaElement>('textbox');
    await waitFor(() => expect(document.querySelectorAll('[data-slip]').length).toBe(50));
    line.focus();
    return { line, unmount };
  }

  async function enter(line: HTMLTextAreaElement, text: string): Promise<void> {
    await fireEvent.input(line, { target: { value: text } });
    await fireEvent.keyDown(line, { key: 'Enter' });
  }

  const newest = () => document.querySelector('[data-slip] .ct')?.textContent;

  it('puts a saved slip on top, clears the line and leaves the focus in it', async () => {
    const { line } = await shown();
    await enter(line, 'Sombra en la parada');
    await waitFor(() => expect(newest()).toBe('Sombra en la parada'));
    expect([line.value, document.activeElement]).toEqual(['', line]);
  });

  it('shows fifty of many, and the rest when asked', async () => {
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Ver más (70)' }));
    expect(document.querySelectorAll('[data-slip]').length).toBe(100);
  });

  it('lists the codes of the line and the keys of a slip for F1', async () => {
    await shown();
    const listed = keys.screen.filter(({ says }) => says).map(({ press }) => press);
    for (const press of ['!', '*', '+', '?', '=', '#', '$', '&', '@', 'E', 'Delete']) expect(listed).toContain(press);
  });

  it('keeps a refused line and says why', async () => {
    const { line } = await shown();
    await enter(line, 'Una idea @9');
    expect((await screen.findByRole('alert')).textContent).toContain('No hay Mesa 9');
    expect(line.value).toBe('Una idea @9');
  });

  it('says while typing, beside the line, what would be refused, and lets the person type on', async () => {
    core.answer({
      read_line: ({ line, kind }: CaptureLine) => ({
        text: line, kind, table: 0, topic: null, cost: null, place: null, pieces: [{ text: line, role: 'text' }], suggestions: [],
        trouble: line.includes('@9') ? { code: 'no_such_table', args: { number: '9' }, fault: false, message: '' } : null,
      }),
    });
    const { line } = await shown();
    const told = () => (line.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    await fireEvent.input(line, { target: { value: 'Una idea @9' } });
    await waitFor(() => expect(told()).toContain('No hay Mesa 9.'));
    expect([screen.queryByRole('alert'), line.getAttribute('aria-invalid'), document.activeElement]).toEqual([null, null, line]);
    await fireEvent.input(line, { target: { value: 'Una idea @' } });
    await waitFor(() => expect(told()).not.toContain('No hay Mesa'));
  });

  it('changes the kind with Tab, and leaves the field with Esc and Tab', async () => {
    const { line } = await shown();
    const kind = () => screen.getAllByRole('radio').find((radio) => radio.getAttribute('aria-checked') === 'true')?.textContent?.trim();
    expect(kind()).toBe('Propuesta');
    expect(await fireEvent.keyDown(line, { key: 'Tab' })).toBe(false);
    expect(kind()).toBe('Brecha');
    await fireEvent.keyDown(line, { key: 'Escape' });
    expect(await fireEvent.keyDown(line, { key: 'Tab' })).toBe(true);
    expect(kind()).toBe('Brecha');
  });

  it('brings the last slip into an empty line with the arrow up', async () => {
    const { line } = await shown();
    await fireEvent.keyDown(line, { key: 'ArrowUp' });
    await waitFor(() => expect(line.value).toBe('Idea 120'));
    await fireEvent.keyDown(line, { key: 'Escape' });
    expect(line.value).toBe('');
  });

  it('goes through the slips with arrows and sends one to the trash with its key', async () => {
    const { line } = await shown();
    const first = document.querySelector<HTMLElement>('[data-slip] > button');
    first?.focus();
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Acciones de la tarjeta M1-119');
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Delete' });
    await waitFor(() => expect(said.some((slip) => slip.code === 'M1-119')).toBe(false));
    await waitFor(() => expect(document.activeElement).toBe(line));
  });

  it('keeps what is half typed, and the focus in it, while work of others arrives', async () => {
    const { line } = await shown();
    await fireEvent.input(line, { target: { value: 'A medias' } });
    said.unshift(slipOf(121, 'De otra computadora'));
    core.change('slip', 'process', 'shared_folder');
    await waitFor(() => expect(newest()).toContain('De otra computadora'));
    expect([line.value, document.activeElement]).toEqual(['A medias', line]);
  });

  it('keeps the draft when the person goes to another table and when the screen goes away', async () => {
    const { unmount, line } = await shown();
    await fireEvent.input(line, { target: { value: 'A medias' } });
    await fireEvent.click(screen.getByRole('tab', { name: /Mesa 2/ }));
    expect(line.value).toBe('A medias');
    unmount();
    expect((await shown()).line.value).toBe('A medias');
  });
});
