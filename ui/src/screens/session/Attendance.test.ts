import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttendeeView, SheetPicture, SignedSheetView } from '../../ipc/bindings';
import { attendance } from '../../state/attendance.svelte';
import { notices } from '../../state/notices.svelte';
import { sheets } from '../../state/sheets.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Attendance from './Attendance.svelte';

function attendeeOf(number: number, name: string | null, contact = ''): AttendeeView {
  return { id: `a${number}`, number, added_at: 0, trashed: false, person: name === null ? null : { name, contact, consent: contact !== '' } };
}

function sheetOf(number: number, picture: SheetPicture): SignedSheetView {
  return { id: `h${number}`, number, added_at: 0, trashed: false, picture, held_by: picture === 'missing' ? 'Laptop Mesa 3' : null };
}

describe('attendance', () => {
  let core: Rehearsal;

  beforeEach(async () => {
    core = new Rehearsal({
      read_attendance: () => ({ attendees: [attendeeOf(1, 'Persona ficticia', '662 000 0000'), attendeeOf(2, null)], open: true }),
      add_attendee: () => ({ id: 'a3' }),
      cancel_attendee: () => ({ backups: 2, left: [], sheets: 1 }),
      list_signed_sheets: () => ({ sheets: [sheetOf(1, 'readable'), sheetOf(2, 'sealed'), sheetOf(3, 'missing')] }),
      read_signed_sheet: () => ({ jpeg: 'AAAA' }),
      erase_signed_sheet: () => ({ backups: 1, left: ['/respaldos/uno'] }),
      close_attendance: () => ({}),
    });
    attendance.reading.value = null;
    sheets.reading.value = null;
    notices.closeToast();
    render(Attendance);
    await screen.findByText('2 personas');
  });

  const open = async () => fireEvent.click(screen.getByRole('button', { name: 'Abrir la lista' }));
  const button = (name: string | RegExp) => screen.getByRole('button', { name, hidden: true });

  it('says how many came, and their names only in the list that somebody opened', async () => {
    expect(screen.queryByText(/Persona ficticia/u)).toBeNull();
    await open();
    expect(screen.getByText('1. Persona ficticia')).toBeTruthy();
    expect(screen.getByText('662 000 0000')).toBeTruthy();
    expect(screen.getByText('2. Bajo llave: esta computadora no la tiene')).toBeTruthy();
  });

  it('writes one down after the other, and asks for no consent by itself', async () => {
    await open();
    const name = screen.getByLabelText<HTMLInputElement>('Nombre');
    await fireEvent.input(name, { target: { value: 'Otra persona ficticia' } });
    await fireEvent.submit(name);
    await waitFor(() => expect(name.value).toBe(''));
    expect(core.asked.find((each) => each.name === 'add_attendee')?.body).toEqual({ name: 'Otra persona ficticia', contact: '', consent: false });
    expect(document.activeElement).toBe(name);
    core.answer({
      add_attendee: () => {
        throw refused('consent_missing');
      },
    });
    await fireEvent.input(name, { target: { value: 'Otra' } });
    await fireEvent.submit(name);
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('Falta su permiso');
    expect(name.value).toBe('Otra');
    expect(document.activeElement).toBe(screen.getByLabelText('Acepta que se le contacte'));
  });

  it('says what removing does before it does it', async () => {
    await open();
    await fireEvent.click(button('Cancelar los datos de 1. Persona ficticia'));
    expect(screen.getByText(/No se puede deshacer/u)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(button('Dejar como está')));
    expect(core.times('cancel_attendee')).toBe(0);
    await fireEvent.keyDown(button('Dejar como está'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button('Cancelar los datos de 1. Persona ficticia')));
    await fireEvent.click(button('Cancelar los datos de 1. Persona ficticia'));
    await fireEvent.click(button('Borrar para siempre'));
    await waitFor(() => expect(screen.getByText(/de este proceso y de 2 respaldos/u)).toBeTruthy());
    expect(screen.getByText(/Una foto de la lista firmada/u)).toBeTruthy();
    expect(screen.getByText(/quedan fuera de su alcance/u)).toBeTruthy();
    expect(core.asked.find((each) => each.name === 'cancel_attendee')?.body).toEqual({ id: 'a1' });
  });

  it('shows a signed sheet to who may see it, and says of the others why not', async () => {
    await open();
    await screen.findByText('Hoja 1');
    expect(screen.getByText('Bajo llave: esta computadora no la tiene')).toBeTruthy();
    expect(screen.getByText(/La tiene Laptop Mesa 3/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ver Hoja 2', hidden: true })).toBeNull();
    await fireEvent.click(button('Ver Hoja 1'));
    const seen = await screen.findByAltText<HTMLImageElement>('Hoja 1');
    expect(seen.src).toBe('data:image/jpeg;base64,AAAA');
  });

  it('adds the photos of the list that somebody chose, and says which were not taken', async () => {
    core.answer({
      choose_photos: () => ({ paths: ['/a.jpg', '/b.svg'] }),
      add_signed_sheet: ({ path }: { path: string }) => {
        if (path === '/a.jpg') return { id: 'h4' };
        throw refused('photo_svg');
      },
    });
    await open();
    await fireEvent.click(button('Agregar foto de la lista'));
    await waitFor(() => expect(notices.spoken).toBe('Una hoja guardada bajo llave'));
    expect(screen.getAllByRole('alert', { hidden: true })).toHaveLength(1);
  });

  it('erases a signed sheet for ever only after saying what that does, and names what it could not reach', async () => {
    await open();
    await screen.findByText('Hoja 1');
    await fireEvent.click(button('Borrar para siempre Hoja 1'));
    expect(screen.getByText(/con las firmas de todas las personas/u)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(button('Dejar como está')));
    await fireEvent.click(button('Dejar como está'));
    await waitFor(() => expect(document.activeElement).toBe(button('Borrar para siempre Hoja 1')));
    expect(core.times('erase_signed_sheet')).toBe(0);
    await fireEvent.click(button('Borrar para siempre Hoja 1'));
    await fireEvent.click(await screen.findByRole('button', { name: 'Borrar para siempre', hidden: true }));
    await screen.findByText(/Hoja 1 se borró/u);
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('/respaldos/uno');
    await waitFor(() => expect(document.activeElement).toBe(button('Agregar foto de la lista')));
  });

  it('closes the list where it is open', async () => {
    await open();
    await fireEvent.click(button('Olvidar la llave de la lista'));
    expect(core.times('close_attendance')).toBe(0);
    await waitFor(() => expect(document.activeElement).toBe(button('Dejar como está')));
    await fireEvent.keyDown(button('Dejar como está'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button('Olvidar la llave de la lista')));
    await fireEvent.click(button('Olvidar la llave de la lista'));
    await screen.findByText(/No se puede deshacer: Ctrl Z/u);
    await fireEvent.click(button('Olvidar la llave de la lista'));
    await waitFor(() => expect(notices.toast?.text).toBe('Esta computadora ya no abre la lista'));
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  });
});
