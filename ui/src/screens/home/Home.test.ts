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
