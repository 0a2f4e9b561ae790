import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure, SharedFolder as View } from '../../ipc/bindings';
import { folder } from '../../state/folder.svelte';
import { notices } from '../../state/notices.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import SharedFolder from './SharedFolder.svelte';

const SIX = 'nopal barda cobre lluvia mesa sierra';
const gone: Failure = { code: 'folder_gone', args: { path: '/red' }, fault: false, message: '' };
const none: View = { path: null, paused: false, last_at: null, laptops: [], unread: [], trouble: null };
const chosen: View = { ...none, path: '/home/rosa/Sync' };
const exchanged: View = { ...chosen, last_at: 1_800_118_800_000, laptops: ['Mesa 1', 'Rosa'].map((label) => ({ label, made_at: 1_800_118_800_000, changes: 9 })) };

describe('the shared folder', () => {
  let core: Rehearsal;
  let view: View;

  beforeEach(() => {
    view = none;
    notices.closeToast();
    core = new Rehearsal({
      read_shared_folder: () => view,
      read_shared_words: () => ({ words: SIX }),
      set_shared_folder: () => {
        view = chosen;
        return { path: chosen.path, words: SIX, needs_words: false };
      },
      exchange_shared_folder: () => {
        view = exchanged;
        return { new_changes: 3, dropped: true, waiting: [], folder: view };
      },
      forget_shared_folder: () => {
        view = none;
        return {};
      },
    });
  });

  const press = async (name: RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

  it('is chosen, shows its new words, and hides them again', async () => {
    render(SharedFolder);
    await press(/Elegir carpeta/u);
    expect(await screen.findByText(SIX)).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Intercambiar ahora'));
    expect(core.asked.find(({ name }) => name === 'set_shared_folder')?.body).toEqual({ path: null, words: null });
    await press(/Ocultar las palabras/u);
    expect(screen.queryByText(SIX)).toBeNull();
    await press(/Ver las seis palabras/u);
    expect(await screen.findByText(SIX)).toBeTruthy();
  });

  it('that others use asks for its words, and says when they are wrong', async () => {
    core.answer({
      set_shared_folder: ({ words }: { words: string | null }) => {
        if (words === null) return { path: '/home/rosa/Sync', words: null, needs_words: true };
        if (words !== SIX) throw refused('words_wrong');
        view = chosen;
        return { path: chosen.path, words: null, needs_words: false };
      },
    });
    render(SharedFolder);
    await press(/Elegir carpeta/u);
    const field = await screen.findByRole<HTMLInputElement>('textbox');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await fireEvent.input(field, { target: { value: 'otras' } });
    await press(/Abrir/u);
    expect((await screen.findByRole('alert')).textContent).toContain('no abren este paquete');
    expect(field.value).toBe('otras');
    await fireEvent.input(field, { target: { value: SIX } });
    await press(/Abrir/u);
    expect(await screen.findByRole('button', { name: /Intercambiar ahora/u })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says in one sentence how it stands after an exchange', async () => {
    view = chosen;
    render(SharedFolder);
    expect(await screen.findByText(/Todavía no se intercambia/u)).toBeTruthy();
    await press(/Intercambiar ahora/u);
    expect(await screen.findByText(/Ahí está lo de 2 computadoras: Mesa 1 y Rosa/u)).toBeTruthy();
    expect(notices.spoken).toContain('Llegaron 3 cambios');
  });

  it('names what could not be read, with the reason', async () => {
    view = { ...exchanged, unread: [{ name: 'mesa.paquete', reason: { ...gone, code: 'bundle_cut', message: 'El paquete está incompleto.' } }] };
    render(SharedFolder);
    expect((await screen.findByText('mesa.paquete')).closest('li')?.textContent).toBe('mesa.paquete: El paquete está incompleto.');
  });

  it('rests after somebody went back to a backup, until a person takes it up again', async () => {
    view = { ...exchanged, paused: true };
    render(SharedFolder);
    expect(await screen.findByText(/En pausa: volviste a un respaldo/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Intercambiar ahora/u })).toBeNull();
    await press(/Volver a intercambiar/u);
    expect(await screen.findByRole('button', { name: /Intercambiar ahora/u })).toBeTruthy();
    expect(core.asked.find(({ name }) => name === 'set_shared_folder')?.body).toEqual({ path: chosen.path, words: null });
  });

  it('is no longer used when somebody says so, and the focus stays in its place', async () => {
    view = exchanged;
    render(SharedFolder);
    await press(/Dejar de usarla/u);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Elegir carpeta'));
    expect(notices.spoken).toContain('Lo que está en ella se queda');
  });

  it('that went away is told once, wherever the person is, and again only after it was back', async () => {
    const stop = hearChanges((changed) => void folder.hear(changed));
    const told = async (now: View) => {
      view = now;
      notices.closeToast();
      const before = core.times('read_shared_folder');
      core.change('shared_folder');
      await waitFor(() => expect(core.times('read_shared_folder')).toBeGreaterThan(before));
      await new Promise((later) => setTimeout(later));
      return notices.toast?.text ?? '';
    };
    expect(await told({ ...chosen, trouble: gone })).toContain('Nada se perdió');
    expect(await told({ ...chosen, trouble: gone })).toBe('');
    expect(await told(exchanged)).toBe('');
    expect(await told({ ...chosen, trouble: gone })).toContain('Nada se perdió');
    stop();
  });

  it('in trouble leaves in sight what a person may take back', async () => {
    notices.show({ text: 'Borrada', action: { text: 'Deshacer', run: () => undefined } });
    view = { ...chosen, trouble: gone };
    await folder.hear({ process: null, nouns: ['shared_folder', 'slip'] });
    expect(notices.toast?.text).toBe('Borrada');
  });
});
