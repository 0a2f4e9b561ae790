import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessCard } from '../../ipc/bindings';
import { processes } from '../../state/processes.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Home from './Home.svelte';
import NewProcess from './NewProcess.svelte';

function card(name: string, fictional: boolean): ProcessCard {
  return {
    path: `/datos/${name}.cocrea`, file_name: `${name}.cocrea`, name, place: '', fictional, stage: 1, ceiling: null, slips: 0, commitments: 0,
    changed_at: null, trouble: null,
  } as ProcessCard;
}

describe('Inicio', () => {
  let cards: ProcessCard[];

  beforeEach(() => {
    cards = [card('Plan de mi colonia', false)];
    processes.reading.value = null;
    new Rehearsal({
      list_processes: () => ({ folder: '/datos', processes: cards }),
      create_process: () => {
        throw refused('name_missing');
      },
    });
  });

  it('offers to copy a process from a stick to this computer', async () => {
    const copied: unknown[] = [];
    cards = [{ ...card('Plan de la USB', false), trouble: 'on_stick' }];
    new Rehearsal({
      list_processes: () => ({ folder: '/datos', processes: cards }),
      open_process: () => {
        throw refused('on_stick', { path: '/usb/Plan.cocrea' });
      },
      copy_here: (body) => {
        copied.push(body);
        return { path: null };
      },
    });
    render(Home);
    await fireEvent.click(await screen.findByRole('button', { name: 'Qué hacer con Plan de la USB' }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Copiar a esta computadora y abrir' }));
    await waitFor(() => expect(copied).toEqual([{ path: '/usb/Plan.cocrea' }]));
  });

  it('opens an encrypted process with its six words', async () => {
    const asked: unknown[] = [];
    let open = false;
    cards = [{ ...card('Plan cifrado', false), trouble: 'process_locked' }];
    new Rehearsal({
      list_processes: () => ({ folder: '/datos', processes: cards }),
      open_process: () => {
        if (!open) throw refused('process_locked', { path: '/datos/Plan cifrado.cocrea' });
        return { path: null };
      },
      unlock_file: (body) => {
        asked.push(body);
        if (asked.length === 1) throw refused('keys_words_wrong');
        open = true;
        return {};
      },
    });
    render(Home);
    await fireEvent.click(await screen.findByRole('button', { name: 'Qué hacer con Plan cifrado' }));
    const field = await screen.findByLabelText('Seis palabras del proceso');
    await fireEvent.input(field, { target: { value: 'uno dos tres' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Abrir con las palabras' }));
    expect(await screen.findByText(/^Esas seis palabras no abren este proceso/u)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Abrir con las palabras' }));
    await waitFor(() => expect(open).toBe(true));
    expect(asked[1]).toEqual({ path: '/datos/Plan cifrado.cocrea', words: 'uno dos tres' });
  });

  it('offers to salvage what comes damaged from a stick', async () => {
    const looked: unknown[] = [];
    cards = [{ ...card('Plan de la USB', false), trouble: 'on_stick' }];
    new Rehearsal({
      list_processes: () => ({ folder: '/datos', processes: cards }),
      open_process: () => {
        throw refused('on_stick', { path: '/usb/Plan.cocrea' });
      },
      copy_here: () => {
        throw refused('file_damaged', { path: '/usb/Plan.cocrea', detail: '' });
      },
      read_damage: (body) => {
        looked.push(body);
        return { path: '/usb/Plan.cocrea', saved: { changes: 1, waiting: 0, missing: [], whole: false }, backup: null };
      },
    });
    render(Home);
    await fireEvent.click(await screen.findByRole('button', { name: 'Qué hacer con Plan de la USB' }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Copiar a esta computadora y abrir' }));
    expect(await screen.findByRole('button', { name: 'Rescatar lo que se pueda' })).toBeTruthy();
    expect(looked).toEqual([{ path: '/usb/Plan.cocrea' }]);
    expect(screen.getByText(/Puede faltar lo último/u)).toBeTruthy();
  });

  it('says what can be saved of a damaged file, and saves it', async () => {
    const saved: unknown[] = [];
    cards = [{ ...card('Plan', false), trouble: 'file_damaged' }];
    new Rehearsal({
      list_processes: () => ({ folder: '/datos', processes: cards }),
      open_process: () => {
        throw refused('file_damaged', { path: '/datos/Plan.cocrea', detail: '' });
      },
      read_damage: () => ({
        path: '/datos/Plan.cocrea',
        saved: { changes: 812, waiting: 5, missing: [{ from: 'Laptop Mesa 3', first: 120, last: 134 }], whole: false },
        backup: { path: '/r/1.cocrea', made_at: 1_800_118_800_000, occasion: 'opened', label: '', changes: 800, trouble: null },
      }),
      salvage_process: (body) => {
        saved.push(body);
        throw refused('disk_full');
      },
    });
    render(Home);
    await fireEvent.click(await screen.findByRole('button', { name: 'Qué hacer con Plan' }));
    expect(await screen.findByText('De Laptop Mesa 3 faltan los cambios 120 a 134.')).toBeTruthy();
    expect(screen.getByText('Se pueden rescatar 812 cambios.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Volver al respaldo/u })).toBeTruthy();
    await fireEvent.click(screen.getByRole('checkbox'));
    await fireEvent.click(screen.getByRole('button', { name: 'Rescatar lo que se pueda' }));
    await waitFor(() => expect(saved).toEqual([{ path: '/datos/Plan.cocrea', into: null, put_aside: true }]));
    expect(await screen.findByText(/el disco está lleno/u)).toBeTruthy();
  });

  it('offers to practise', async () => {
    render(Home);
    expect(await screen.findByRole('button', { name: 'Practicar con un ejemplo' })).toBeTruthy();
  });

  it('says that it would start another example when one is listed, which is continued there', async () => {
    cards = [card('Ejercicio de práctica', true), ...cards];
    render(Home);
    expect(await screen.findByRole('button', { name: 'Empezar otro ejemplo nuevo' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Practicar con un ejemplo' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Continuar Ejercicio de práctica' })).toBeTruthy();
  });

  it('no longer says that the name is missing once one is typed', async () => {
    render(NewProcess, { oncancel: () => undefined });
    await fireEvent.click(screen.getByRole('button', { name: 'Crear proceso' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Falta el nombre'));
    await fireEvent.input(screen.getByLabelText('Nombre del proceso'), { target: { value: 'P' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
