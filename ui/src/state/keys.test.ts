import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { holdsUnsavedText, Keys, matches, written, type KeyPress } from './keys.svelte';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more };
}

describe('keys', () => {
  it('need Alt up for Ctrl and Ctrl up for Alt, because AltGr is both', () => {
    expect(matches('Ctrl+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Ctrl+K', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(matches('Alt+Digit2', press('@', { code: 'Digit2', ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(matches('Alt+Digit2', press('2', { code: 'Digit2', altKey: true }), false)).toBe(true);
  });

  it('know digits by their place, whatever Shift makes of them', () => {
    expect(matches('Ctrl+Shift+Digit1', press('!', { code: 'Digit1', ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches('Ctrl+Digit1', press('1', { code: 'Numpad1', ctrlKey: true }), false)).toBe(true);
  });

  it('take Cmd for Ctrl on a Mac, and no other', () => {
    expect(matches('Ctrl+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('Ctrl+K', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(matches('Ctrl+K', press('k', { metaKey: true }), false)).toBe(false);
  });

  it('grow letters with plus however it is typed', () => {
    for (const [key, code, shiftKey] of [['+', 'Equal', true], ['=', 'Equal', false], ['+', 'NumpadAdd', false]] as const)
      expect(matches('Ctrl+Plus', press(key, { code, ctrlKey: true, shiftKey }), false)).toBe(true);
  });

  it('are written as people see them', () => {
    expect(written('Ctrl+Shift+Digit1', false)).toBe('Ctrl Shift 1');
    expect(written('Ctrl+Z', true)).toBe('Cmd Z');
    expect(written('+', false)).toBe('+');
    expect(written('Delete', false)).toBe('Supr');
    expect(written('Alt+Home', false)).toBe('Alt Inicio');
  });

  it('of the screen win over those of the house, and go with it', async () => {
    const keys = new Keys();
    const house = vi.fn();
    const screen = vi.fn();
    keys.settle([{ press: 'Ctrl+N', run: house }]);
    const leave = keys.register([{ press: 'Ctrl+N', says: 'home-key-new', run: screen }]);
    await tick();
    expect(keys.obey(press('n', { ctrlKey: true }))).toBe(true);
    expect([screen.mock.calls.length, house.mock.calls.length]).toEqual([1, 0]);
    leave();
    await tick();
    expect(keys.obey(press('n', { ctrlKey: true }))).toBe(true);
    expect(house).toHaveBeenCalledOnce();
    expect(keys.obey(press('q', { ctrlKey: true }))).toBe(false);
  });

  it('that only tell do nothing', async () => {
    const keys = new Keys();
    keys.register([{ press: 'Enter', says: 'capture-key-save' }]);
    await tick();
    expect(keys.obey(press('Enter'))).toBe(false);
  });

  it('tell one deed for each key, that of the part that came last', async () => {
    const keys = new Keys();
    const run = () => undefined;
    keys.register([{ press: 'Escape', says: 'ballot-key-leave', run }, { press: 'Enter', says: 'only-told' }]);
    keys.register([{ press: 'Escape', says: 'keys-escape', run }, { press: 'Ctrl+N', run }]);
    await tick();
    expect(keys.obeyed.map(({ says }) => says)).toEqual(['keys-escape']);
  });
});

describe('undo in a field', () => {
  function field(value: string, unsaved?: string): HTMLInputElement {
    const input = document.createElement('input');
    input.value = value;
    if (unsaved !== undefined) input.dataset['unsaved'] = unsaved;
    return input;
  }

  it('is the field’s own while it holds text that was not saved', () => {
    expect(holdsUnsavedText(field('half a sentence', 'true'))).toBe(true);
    expect(holdsUnsavedText(field('saved', 'false'))).toBe(false);
    expect(holdsUnsavedText(field('a draft'))).toBe(true);
    expect(holdsUnsavedText(field(''))).toBe(false);
    expect(holdsUnsavedText(document.body)).toBe(false);
  });
});
