import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import App from './App.svelte';
import type { SettingsView } from './ipc/bindings';
import { navigation } from './state/navigation.svelte';
import { broken, refused, Rehearsal } from './state/rehearsal';
import { settings } from './state/settings.svelte';

const kept = { settings: { language: 'es-MX', theme: 'system', letter_size: 100 }, put_aside: false } as unknown as SettingsView;

describe('a laptop whose keyring keeps silent', () => {
  let core: Rehearsal;
  const silent = () => {
    throw broken('keyring_silent');
  };

  beforeEach(() => {
    settings.reading.value = null;
    settings.reading.failure = null;
    navigation.start('home');
    core = new Rehearsal({
      read_settings: silent,
      read_process: () => {
        throw refused('no_process_open');
      },
      list_processes: () => ({ processes: [], folder: '/datos', version: '1' }),
    });
  });

  it('says so and asks again when the person wants it', async () => {
    render(App);
    const title = await screen.findByRole('heading', { name: 'El llavero no responde' });
    expect([document.activeElement, document.querySelector('.banner')]).toEqual([title, null]);
    await fireEvent.click(screen.getByRole('button', { name: 'Intentar otra vez' }));
    expect(core.asked.filter(({ name }) => name === 'start_again').map(({ body }) => body)).toEqual([{ anew: false }]);
    await waitFor(() => expect([core.times('read_settings'), screen.queryAllByRole('heading', { name: 'El llavero no responde' }).length]).toEqual([2, 1]));
    core.answer({ read_settings: () => kept });
    await fireEvent.click(screen.getByRole('button', { name: 'Intentar otra vez' }));
    await waitFor(() => expect(document.querySelector('.front')).toBeTruthy());
    expect(screen.queryByText('El llavero no responde')).toBeNull();
  });

  it('goes on as a new laptop only after the person read what that means', async () => {
    render(App);
    const way = await screen.findByRole('button', { name: 'Ya nunca va a responder…' });
    await fireEvent.click(way);
    const sure = await screen.findByRole('heading', { name: '¿Seguir como computadora nueva?' });
    await waitFor(() => expect(document.activeElement).toBe(sure));
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    expect(core.times('start_again')).toBe(0);
    await fireEvent.click(screen.getByRole('button', { name: 'No, todavía no' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Ya nunca va a responder'));
    await fireEvent.click(screen.getByRole('button', { name: 'Ya nunca va a responder…' }));
    core.answer({ start_again: () => core.answer({ read_settings: () => kept }) });
    await fireEvent.click(await screen.findByRole('button', { name: 'Seguir como computadora nueva' }));
    expect(core.asked.find(({ name }) => name === 'start_again')?.body).toEqual({ anew: true });
    await waitFor(() => expect(document.querySelector('.front')).toBeTruthy());
  });

  it('says that it waits for the keyring while that takes its time, and opens when it answers', async () => {
    let answer: (view: SettingsView) => void = () => undefined;
    core.answer({ read_settings: () => new Promise<SettingsView>((done) => (answer = done)) });
    render(App);
    expect(await screen.findByText('Esperando el llavero…', {}, { timeout: 3000 })).toBeTruthy();
    answer(kept);
    await waitFor(() => expect(document.querySelector('.front')).toBeTruthy());
    expect(screen.queryByText('Esperando el llavero…')).toBeNull();
  });
});
