import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BundlePreview, ProcessView } from '../../ipc/bindings';
import { bundles } from '../../state/bundles.svelte';
import { navigation } from '../../state/navigation.svelte';
import { notices } from '../../state/notices.svelte';
import { openProcess } from '../../state/process.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Receive from './Receive.svelte';
import Share from './Share.svelte';

const PATH = '/usb/rosa.paquete';
const arrival = (noun: string, added: number) => ({ noun, added, edited: 0, trashed: 0, slips: [] });
const preview: BundlePreview = {
  path: PATH, process: 'p', process_name: 'Plan de Hermosillo', starts_process: true, from: 'Laptop de Rosa', made_at: 0, changes: 9, photos: 0, part: [1, 1], new_changes: 9, new_photos: 0,
  arrivals: [arrival('slip', 3), arrival('process', 1)], waiting: [], conflicts: [], problems: [],
};

describe('a bundle of a process that is not on this computer', () => {
  let core: Rehearsal;

  beforeEach(async () => {
    core = new Rehearsal({
      close_process: () => ({}),
      read_process: () => {
        throw refused('no_process_open');
      },
      inspect_bundle: () => ({ preview, belongs_to: null, path: PATH }),
    });
    await openProcess.close();
    bundles.clear();
    navigation.start('receive', PATH);
  });

  it('says that the process will be created here, lists what it brings along the path, and creates nothing before the yes', async () => {
    render(Receive);
    expect(await screen.findByRole('button', { name: 'Crear el proceso' })).toBeTruthy();
    expect(document.querySelector('footer')?.textContent).toContain('Se creará el proceso Plan de Hermosillo en esta computadora.');
    expect([...document.querySelectorAll('ul.card li b')].map((each) => each.textContent)).toEqual(['1', '3']);
    expect([core.times('inspect_bundle'), core.times('receive_bundle')]).toEqual([1, 0]);
  });

  it('goes back home when the person cancels', async () => {
    render(Receive);
    await fireEvent.click(await screen.findByRole('button', { name: 'Cancelar' }));
    expect([navigation.screen, bundles.preview, core.times('receive_bundle')]).toEqual(['home', null, 0]);
  });

  it('says why in place when the file cannot be made, and can be tried again', async () => {
    core.answer({
      receive_bundle: () => {
        throw refused('cannot_write', { path: '/datos' });
      },
    });
    render(Receive);
    const create = await screen.findByRole('button', { name: 'Crear el proceso' });
    create.focus();
    await fireEvent.click(create);
    expect((await screen.findByRole('alert')).textContent).toContain('No se puede escribir en /datos.');
    expect([navigation.screen, document.activeElement]).toEqual(['receive', create]);
  });

  it('opens the new process, and offers to decide what its laptops left open', async () => {
    render(Receive);
    core.answer({
      receive_bundle: () => {
        core.answer({ read_process: () => ({ id: 'p', path: '/datos/plan.cocrea', stage: 2, saved_at: null }) as ProcessView });
        return { new_changes: 9, waiting: [], conflicts: 1, problems: 0 };
      },
    });
    await fireEvent.click(await screen.findByRole('button', { name: 'Crear el proceso' }));
    await waitFor(() => expect(notices.toast?.text).toBe('Listo. El proceso Plan de Hermosillo ya está en esta computadora.'));
    expect(navigation.screen).toBe('live');
    notices.toast?.action?.run();
    expect(navigation.screen).toBe('conflicts');
  });
});

describe('a window that asks for a file', () => {
  let core: Rehearsal;
  const leaves = () => (document.activeElement as HTMLElement).blur();

  beforeEach(() => {
    core = new Rehearsal();
    bundles.clear();
    openProcess.reading.value = { id: 'p', counts: {} } as ProcessView;
    navigation.start('receive');
  });

  it('gives the focus back to what was pressed when the bundle is not there', async () => {
    core.answer({
      inspect_bundle: () => {
        leaves();
        throw refused('file_not_found', { path: PATH });
      },
    });
    render(Receive);
    const choose = screen.getByRole('button', { name: /Elegir paquete/u });
    choose.focus();
    await fireEvent.click(choose);
    expect((await screen.findByRole('alert')).textContent).toContain('No se encontró el archivo');
    await waitFor(() => expect(document.activeElement).toBe(choose));
  });

  it('gives the focus back after a bundle was made or given up', async () => {
    core.answer({
      make_bundle: () => {
        leaves();
        return { path: null, bytes: 0, changes: 0 };
      },
    });
    render(Share);
    const make = screen.getByRole('button', { name: /Hacer paquete/u });
    make.focus();
    await fireEvent.click(make);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Hacer paquete'));
  });

  it('says aloud that nothing is new, with the focus on what closes it', async () => {
    core.answer({
      inspect_bundle: () => {
        leaves();
        return { preview: { ...preview, starts_process: false, new_changes: 0, arrivals: [], conflicts: [] }, belongs_to: null, path: PATH };
      },
    });
    navigation.start('receive');
    render(Receive);
    await fireEvent.click(screen.getByRole('button', { name: /Elegir paquete/u }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Cerrar'));
    expect(notices.spoken).toBe('No trae nada nuevo.');
    expect(screen.queryByText('No se borra nada tuyo')).toBeNull();
  });

  it('no longer says that nothing changes once it has changed', async () => {
    core.answer({
      inspect_bundle: () => ({ preview: { ...preview, starts_process: false }, belongs_to: null, path: PATH }),
      receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 0, problems: 0 }),
    });
    render(Receive);
    expect(document.querySelector('header')?.textContent).toContain('Nada cambia hasta que aceptes.');
    await fireEvent.click(screen.getByRole('button', { name: /Elegir paquete/u }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Combinar todo' }));
    await screen.findByRole('button', { name: 'Volver a Compartir' });
    expect(document.querySelector('header')?.textContent).not.toContain('Nada cambia');
  });

  it('shows a laptop that nobody has let in with its code, and what it brings once the person says it is the same', async () => {
    const stranger = { device: 'b'.repeat(32), label: 'Laptop Mesa 3', fingerprint: 'sombra barda nopal techo cancha ruta', changes: 14, gap: false, kept: true };
    const known = { ...preview, starts_process: false, new_changes: 0, arrivals: [], waiting: [stranger] };
    const core = new Rehearsal({
      read_process: () => ({}) as ProcessView,
      inspect_bundle: (body) => {
        const { admit } = body as { admit: readonly string[] };
        return { preview: admit.includes(stranger.device) ? { ...preview, starts_process: false } : known, belongs_to: null, path: PATH };
      },
      receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 0, problems: 0 }),
    });
    bundles.clear();
    navigation.start('receive', PATH);
    render(Receive);
    expect((await screen.findByText('Laptop Mesa 3 es nueva aquí')).closest('li')?.textContent).toContain('sombra barda nopal techo cancha ruta');
    expect(screen.queryByRole('button', { name: 'Combinar todo' })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Son las mismas palabras: que entre' }));
    const merge = await screen.findByRole('button', { name: 'Combinar todo' });
    await waitFor(() => expect(document.activeElement).toBe(merge));
    await fireEvent.click(merge);
    expect(core.asked.find(({ name }) => name === 'receive_bundle')?.body).toEqual({ path: PATH, words: null, choices: [], admit: [stranger.device] });
  });

  it('offers what «Por decidir» offers, with nothing chosen, and merges with what the person decided', async () => {
    const version = (device: string, text: string, own: boolean) => ({ change: `${device}/1`, text, own, from: own ? 'Mesa 1' : 'Rosa', at: 0 });
    const field = (name: string, joined: { text: string; undecided: number } | null) => ({ field: name, versions: [version('a', 'Mucha sombra', true), version('b', 'Sombra y baños', false)], joined, both: true });
    const conflicts = [
      { noun: 'slip', row: 'r', title: 'M3-001', fields: [field('text', { text: 'Mucha sombra y baños', undecided: 0 })] },
      { noun: 'slip', row: 's', title: 'M3-002', fields: [field('text', null)] },
    ];
    const core = new Rehearsal({
      inspect_bundle: () => ({ preview: { ...preview, starts_process: false, conflicts }, belongs_to: null, path: PATH }),
      receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 0, problems: 0 }),
    });
    bundles.clear();
    navigation.start('receive', PATH);
    render(Receive);
    const together = await screen.findByRole<HTMLInputElement>('radio', { name: /Las dos juntas/u });
    expect(screen.getAllByRole<HTMLInputElement>('radio').map((radio) => radio.checked)).toEqual([false, false, false]);
    await fireEvent.click(together);
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Sombra, y baños' } });
    await fireEvent.click(screen.getByRole('button', { name: /Siguiente conflicto/u }));
    await fireEvent.click(screen.getByRole('radio', { name: /La que ya tienes/u }));
    await fireEvent.click(screen.getByRole('checkbox', { name: /Guardar las dos/u }));
    const merge = screen.getByRole('button', { name: 'Combinar todo' });
    await fireEvent.click(merge);
    const cell = (row: string) => ({ noun: 'slip', row, field: 'text' });
    expect(core.asked.find(({ name }) => name === 'receive_bundle')?.body).toMatchObject({
      choices: [{ ...cell('r'), change: null, text: 'Sombra, y baños', beside: null }, { ...cell('s'), change: 'a/1', text: null, beside: 'b/1' }],
    });
  });

  it('forgets what was written and kept beside once the person decides later', async () => {
    const versions = [true, false].map((own) => ({ change: `${own}/1`, text: own ? 'Luz' : 'Agua', own, from: 'Rosa', at: 0 }));
    const conflicts = [{ noun: 'slip', row: 'r', title: 'M3-001', fields: [{ field: 'text', versions, joined: { text: 'Luz y agua', undecided: 0 }, both: true }] }];
    const core = new Rehearsal({
      inspect_bundle: () => ({ preview: { ...preview, starts_process: false, conflicts }, belongs_to: null, path: PATH }),
      receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 1, problems: 0 }),
    });
    bundles.clear();
    navigation.start('receive', PATH);
    render(Receive);
    await fireEvent.click(await screen.findByRole('radio', { name: /Las dos juntas/u }));
    await fireEvent.click(screen.getByRole('button', { name: 'Decidir después' }));
    expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
    await fireEvent.click(screen.getByRole('button', { name: 'Combinar todo' }));
    expect(core.asked.find(({ name }) => name === 'receive_bundle')?.body).toMatchObject({ choices: [] });
  });

  it('says what each table sends, by kind', async () => {
    const slips = [{ table: 4, kind: 'problem', count: 3 }, { table: 4, kind: 'proposal', count: 1 }, { table: 5, kind: 'need', count: 2 }];
    const arrivals = [{ ...arrival('slip', 6), slips }];
    new Rehearsal({ inspect_bundle: () => ({ preview: { ...preview, starts_process: false, arrivals }, belongs_to: null, path: PATH }) });
    bundles.clear();
    navigation.start('receive', PATH);
    render(Receive);
    expect((await screen.findByText('Mesa 4: 3 problemáticas y 1 propuesta')).closest('li')?.textContent).toContain('Mesa 5: 2 necesidades');
  });

  it('says whose other stick is missing, and what is too much to wait here', async () => {
    const late = { device: 'c'.repeat(32), label: 'Laptop Mesa 5', fingerprint: '', changes: 3, gap: true, kept: false };
    new Rehearsal({ inspect_bundle: () => ({ preview: { ...preview, starts_process: false, waiting: [late] }, belongs_to: null, path: PATH }) });
    bundles.clear();
    navigation.start('receive', PATH);
    render(Receive);
    expect(await screen.findByText('Falta la otra USB de Laptop Mesa 5')).toBeTruthy();
    expect(screen.getByText(/Es demasiado para que espere aquí/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Son las mismas palabras: que entre' })).toBeNull();
  });
});
