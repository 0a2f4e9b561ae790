import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PhotoView, TableView } from '../../ipc/bindings';
import { photos } from '../../state/photos.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Photos from './Photos.svelte';

const table: TableView = { id: 't3', number: 3, name: '', slips: 0 };

function photoOf(id: string, more: Partial<PhotoView> = {}): PhotoView {
  return { id, table: 't3', caption: '', width: 900, height: 1200, added_at: 1_800_118_800_000, thumbnail: 'c21hbGw=', held_by: null, ...more };
}

describe('the photos of a table', () => {
  let core: Rehearsal;
  let list: PhotoView[];

  beforeEach(() => {
    list = [photoOf('a'), photoOf('b', { caption: 'El mapa' }), photoOf('c', { thumbnail: null, held_by: 'Laptop Mesa 5' })];
    core = new Rehearsal({
      list_photos: () => ({ photos: list }),
      read_photo: ({ id }: { id: string }) => ({ jpeg: id === 'c' ? null : 'd2hvbGU=' }),
      choose_photos: () => ({ paths: ['/usb/1.jpg', '/usb/2.heic', '/usb/3.jpg'] }),
      add_photo: ({ path }: { path: string }) => {
        if (path.endsWith('heic')) throw refused('photo_heic', { photo: path });
        return { id: path };
      },
      trash_photo: () => ({}),
    });
    photos.table = null;
    photos.refused = [];
    render(Photos, { table });
  });

  const see = (name: string) => screen.findByRole('button', { name: `Ver ${name}` });

  it('names each by what is seen on it, or by its place and table', async () => {
    await see('Foto 1 de la Mesa 3');
    await see('El mapa');
    expect(core.asked.find((each) => each.name === 'list_photos')?.body).toEqual({ table: 't3', trash: false });
  });

  it('shows one large, and goes from one to the next by the arrows', async () => {
    await fireEvent.click(await see('Foto 1 de la Mesa 3'));
    const image = () => screen.queryByRole<HTMLImageElement>('img', { hidden: true })?.src;
    // The small one stands until the whole one is read.
    expect(image()).toBe('data:image/jpeg;base64,c21hbGw=');
    await waitFor(() => expect(image()).toBe('data:image/jpeg;base64,d2hvbGU='));
    await fireEvent.keyDown(window, { key: 'ArrowRight' });
    await screen.findByRole('heading', { name: 'El mapa', hidden: true });
    await fireEvent.keyDown(window, { key: 'ArrowRight' });
    expect(await screen.findByText('Falta aquí. La tiene Laptop Mesa 5: pide su paquete.')).toBeTruthy();
    expect(image()).toBeUndefined();
    await fireEvent.keyDown(window, { key: 'ArrowRight' });
    expect(screen.getByText(/La tiene Laptop Mesa 5/u)).toBeTruthy();
  });

  it('adds what can be added, says by name what cannot, and tells how far it is', async () => {
    await fireEvent.click(await screen.findByRole('button', { name: 'Agregar fotos' }));
    await waitFor(() => expect(core.times('add_photo')).toBe(3));
    expect((await screen.findByRole('alert')).textContent).toContain('/usb/2.heic está en HEIC');
    await waitFor(() => expect(photos.adding).toBeNull());
  });

  it('stops where it is told to, and keeps what was added', async () => {
    let answer = (): void => undefined;
    core.answer({ add_photo: () => new Promise((done) => (answer = () => done({ id: '1' }))) });
    await fireEvent.click(await screen.findByRole('button', { name: 'Agregar fotos' }));
    expect((await screen.findByRole('status')).textContent).toBe('Foto 1 de 3');
    await fireEvent.click(screen.getByRole('button', { name: 'Dejar de agregar' }));
    answer();
    await screen.findByRole('button', { name: 'Agregar fotos' });
    expect(core.times('add_photo')).toBe(1);
  });

  it('closes on a photo that goes to the trash and leaves the focus on adding', async () => {
    await fireEvent.click(await see('El mapa'));
    list = [photoOf('a')];
    await fireEvent.click(await screen.findByRole('button', { name: 'Mandar a la papelera', hidden: true }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Agregar fotos' })));
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  });
});
