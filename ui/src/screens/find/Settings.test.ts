import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Encryption, ProcessView, SettingsView } from '../../ipc/bindings';
import { encryption } from '../../state/encryption.svelte';
import { openProcess } from '../../state/process.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { settings } from '../../state/settings.svelte';
import Settings from './Settings.svelte';

const WORDS = 'uno dos tres cuatro cinco seis';
const plain: Encryption = { encrypted: false, keyring: false, slots: [], plain_backups: 0 };
const locked: Encryption = {
  encrypted: true,
  keyring: true,
  slots: [
    { number: 1, holder: 'words', label: '', recipient: null },
    { number: 2, holder: 'laptop', label: 'Oficina', recipient: 'age1oficina' },
  ],
  plain_backups: 2,
};

function view(encrypts: boolean): SettingsView {
  const chosen = { language: 'es-MX', theme: 'light', letter_size: 100, device_label: 'Laptop Mesa 1', tab_changes_kind: true };
  return { settings: chosen, folder: '/datos', version: '0.1.0', device: '00', recipient: 'age1esta', encrypts, put_aside: null } as SettingsView;
}

describe('encryption of the disk, on the settings screen', () => {
  let core: Rehearsal;

  function shows(encrypts: boolean, how: Encryption): void {
    core = new Rehearsal({ read_settings: () => view(encrypts), read_encryption: () => how, draw_words: () => ({ words: WORDS }) });
    settings.reading.value = null;
    encryption.reading.value = null;
    openProcess.reading.value = { path: '/datos/Plan.cocrea', counts: {} } as ProcessView;
    render(Settings);
  }

  beforeEach(() => {
    openProcess.reading.value = null;
  });

  it('says why there is none, and what protects the computer, where this version cannot', async () => {
    shows(false, plain);
    expect(await screen.findByText(/nadie pierde un taller por una frase olvidada/u)).toBeTruthy();
    expect(screen.getByText(/BitLocker en Windows, FileVault en macOS, LUKS en Linux/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Cifrar este proceso' })).toBeNull();
    expect(core.times('read_encryption')).toBe(0);
  });

  it('encrypts only when the words were written down, for the organiser too', async () => {
    shows(true, plain);
    const asked: unknown[] = [];
    core.answer({
      encrypt_process: (body) => {
        asked.push(body);
        return { plain_backups: 0 };
      },
    });
    await fireEvent.input(await screen.findByLabelText(/^Dirección de quien organiza/u), { target: { value: ' age1org ' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Cifrar este proceso' }));
    expect(await screen.findByText(WORDS)).toBeTruthy();
    const lock = screen.getByRole<HTMLButtonElement>('button', { name: 'Cifrar este proceso' });
    await fireEvent.click(lock);
    expect(asked).toEqual([]);
    core.answer({ read_encryption: () => locked });
    await fireEvent.click(screen.getByLabelText('Ya las escribí en papel'));
    await fireEvent.click(lock);
    await waitFor(() => expect(asked).toEqual([{ words: WORDS, recovery: 'age1org' }]));
    expect(await screen.findByText(/^Este proceso va cifrado/u)).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(WORDS)).toBeNull());
  });

  it('lists the slots, removes one, and says why the last one stays', async () => {
    shows(true, locked);
    expect(await screen.findByText(/^Otra computadora: Oficina/u)).toBeTruthy();
    expect(screen.getByText(/^Hay 2 respaldos de antes/u)).toBeTruthy();
    core.answer({
      remove_key: () => {
        throw refused('last_key');
      },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Quitar la llave Otra computadora: Oficina' }));
    expect(await screen.findByText(/^Es la última llave/u)).toBeTruthy();
    expect(core.asked.at(-1)).toEqual({ name: 'remove_key', body: { number: 2 } });
  });

  it('adds a laptop by its recipient', async () => {
    shows(true, locked);
    core.answer({ add_key: () => ({}) });
    await fireEvent.input(await screen.findByLabelText('Nombre de una llave nueva'), { target: { value: 'Mesa 2' } });
    await fireEvent.input(screen.getByLabelText('Dirección de otra computadora'), { target: { value: 'age1mesa' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Añadir esa computadora' }));
    await waitFor(() => expect(core.times('add_key')).toBe(1));
    const body = core.asked.find((each) => each.name === 'add_key')?.body;
    expect(body).toEqual({ recipient: 'age1mesa', words: null, label: 'Mesa 2' });
  });
});
