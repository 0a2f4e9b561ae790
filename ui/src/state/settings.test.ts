import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../ipc/bindings';
import { Rehearsal } from './rehearsal';
import { SettingsOfComputer } from './settings.svelte';

describe('settings changed quickly one after the other', () => {
  let kept: Settings;

  beforeEach(() => {
    kept = { language: 'es-MX', theme: 'system', letter_size: 100, device_label: 'Laptop', tab_changes_kind: true };
  });

  it('are all kept: none is sent with what another has changed meanwhile', async () => {
    new Rehearsal({
      read_settings: () => ({ settings: kept }),
      change_settings: (body: unknown) => {
        kept = body as Settings;
        return { settings: kept };
      },
    });
    const settings = new SettingsOfComputer();
    await settings.reading.refresh();
    await Promise.all([settings.change({ device_label: 'Laptop Mesa 3' }), settings.change({ letter_size: 112 })]);
    expect([kept.device_label, kept.letter_size]).toEqual(['Laptop Mesa 3', 112]);
  });
});
