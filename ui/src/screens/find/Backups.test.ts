import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backup } from '../../ipc/bindings';
import { backups } from '../../state/backups.svelte';
import { notices } from '../../state/notices.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Backups from './Backups.svelte';

const point: Backup = { path: '/r/2.cocrea', made_at: 1_800_118_800_000, occasion: 'asked', label: 'Antes de votar', changes: 12, trouble: null };
const daily: Backup = { path: '/r/1.cocrea', made_at: 1_800_100_000_000, occasion: 'opened', label: '', changes: 7, trouble: null };
const broken: Backup = { path: '/r/0.cocrea', made_at: null, occasion: 'other', label: '', changes: 0, trouble: 'file_damaged' };

describe('backups', () => {
  let core: Rehearsal;

  beforeEach(() => {
    core = new Rehearsal({
      list_backups: () => ({ folder: '/r', backups: [point, daily, broken], trouble: null }),
      set_return_point: () => ({ path: '/r/3.cocrea', changes: 12 }),
      copy_elsewhere: () => ({ path: '/usb/copia.cocrea', changes: 12 }),
      return_to_backup: () => ({ path: null }),
    });
    backups.reading.value = null;
    notices.closeToast();
    render(Backups);
  });

  it('names each by what people called it or by why it was made, and offers no way back to what cannot be read', async () => {
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.querySelector('td')?.textContent);
    expect(rows).toEqual(['Antes de votar', 'Al abrir el proceso', 'De otra versión de Cocrea']);
    expect(screen.getAllByRole('button', { name: /^Volver a este punto: /u })).toHaveLength(2);
    expect(screen.getByText('No se puede leer')).toBeTruthy();
  });

  it('says what going back does before it does it', async () => {
    await fireEvent.click(await screen.findByRole('button', { name: /^Volver a este punto: Antes de votar/u }));
    expect(core.times('return_to_backup')).toBe(0);
    expect(screen.getByText(/Lo de ahora no se borra/u)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Cancelar', hidden: true }));
    expect(screen.queryByText(/Lo de ahora no se borra/u)).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: /^Volver a este punto: Antes de votar/u }));
    await fireEvent.click(screen.getByRole('button', { name: 'Volver a este punto', hidden: true }));
    await waitFor(() => expect(notices.toast?.text).toContain('El proceso está como en “Antes de votar”'));
    expect(core.times('return_to_backup')).toBe(1);
  });

  it('sets a point by its name, keeps the name when it is refused, and the focus either way', async () => {
    const field = await screen.findByLabelText<HTMLInputElement>('Nombre del punto');
    await fireEvent.input(field, { target: { value: ' Antes de cerrar ' } });
    await fireEvent.submit(field);
    await waitFor(() => expect(notices.toast?.text).toBe('Guardado y revisado: “Antes de cerrar”.'));
    expect([field.value, document.activeElement === field]).toEqual(['', true]);
    core.answer({
      set_return_point: () => {
        throw refused('name_missing');
      },
    });
    await fireEvent.submit(field);
    const alert = await screen.findByRole('alert');
    expect(field.getAttribute('aria-describedby')).toBe(alert.id);
  });

  it('says where the copy is and that the stick is ejected first', async () => {
    await fireEvent.click(await screen.findByRole('button', { name: 'Segunda copia en USB' }));
    await waitFor(() => expect(notices.toast?.text).toMatch(/\/usb\/copia\.cocrea\. Expulsa la memoria/u));
  });
});
