import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttendeeView } from '../../ipc/bindings';
import { attendance } from '../../state/attendance.svelte';
import { notices } from '../../state/notices.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Attendance from './Attendance.svelte';

function attendeeOf(number: number, name: string | null, contact = ''): AttendeeView {
  return { id: `a${number}`, number, added_at: 0, trashed: false, person: name === null ? null : { name, contact, consent: contact !== '' } };
}

describe('attendance', () => {
  let core: Rehearsal;

  beforeEach(async () => {
    core = new Rehearsal({
      read_attendance: () => ({ attendees: [attendeeOf(1, 'Persona ficticia', '662 000 0000'), attendeeOf(2, null)], open: true }),
      add_attendee: () => ({ id: 'a3' }),
      cancel_attendee: () => ({ backups: 2, left: [] }),
      close_attendance: () => ({}),
    });
    attendance.reading.value = null;
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
    expect(screen.getByText('2. Cerrado para esta computadora')).toBeTruthy();
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
  });

  it('says what removing does before it does it', async () => {
    await open();
    await fireEvent.click(button('Cancelar los datos de 1. Persona ficticia'));
    expect(screen.getByText(/No se puede deshacer/u)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(button('Dejar como está')));
    expect(core.times('cancel_attendee')).toBe(0);
    await fireEvent.click(button('Borrar para siempre'));
    await waitFor(() => expect(notices.spoken).toContain('también de 2 respaldos'));
    expect(core.asked.find((each) => each.name === 'cancel_attendee')?.body).toEqual({ id: 'a1' });
  });

  it('closes the list where it is open', async () => {
    await open();
    await fireEvent.click(button('Cerrar la lista'));
    await waitFor(() => expect(notices.toast?.text).toBe('La lista quedó cerrada en esta computadora'));
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  });
});
