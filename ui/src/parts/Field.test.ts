import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Field from './Field.svelte';
import type { Outcome } from './shapes';

const failed = (code: string, fault = false): Outcome => ({ done: false, failure: { code, args: { text: 'x' }, fault, message: '' } });

describe('a field that saves itself', () => {
  const save = vi.fn<(text: string) => Promise<Outcome>>();

  beforeEach(() => {
    vi.useFakeTimers();
    save.mockReset().mockResolvedValue({ done: true });
  });
  afterEach(() => vi.useRealTimers());

  function shown(value = 'before', more: object = {}) {
    const view = render(Field, { label: 'Nombre', value, save, ...more });
    return { ...view, input: screen.getByLabelText<HTMLInputElement>('Nombre') };
  }

  async function type(input: HTMLInputElement, text: string): Promise<void> {
    input.focus();
    await fireEvent.input(input, { target: { value: text } });
  }

  it('saves 400 ms after the last key, once', async () => {
    const { input } = shown();
    await type(input, 'a');
    await vi.advanceTimersByTimeAsync(300);
    await type(input, 'ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['ab']]);
  });

  it('saves at once on leaving, and when its screen goes away', async () => {
    const { input, unmount } = shown();
    await type(input, 'left');
    await fireEvent.blur(input);
    await vi.advanceTimersByTimeAsync(0);
    await type(input, 'gone');
    unmount();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([['left'], ['gone']]);
  });

  it('keeps a draft over what arrives from elsewhere', async () => {
    const { input, rerender } = shown();
    await type(input, 'mine');
    await rerender({ value: 'theirs' });
    expect(input.value).toBe('mine');
    expect(input.dataset['unsaved']).toBe('true');
  });

  it('keeps a refused draft, says why, and tries again after the next key', async () => {
    save.mockResolvedValue(failed('amount_unreadable'));
    const { input } = shown();
    await type(input, 'x');
    await vi.advanceTimersByTimeAsync(400);
    expect(input.value).toBe('x');
    expect(screen.getByRole('alert').textContent).toContain('No se entiende “x”');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.blur(input);
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledTimes(1);
    await type(input, '12');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps the draft when something broke, and leaves the words to the banner', async () => {
    save.mockResolvedValue(failed('disk_full', true));
    const { input } = shown();
    await type(input, 'x');
    await vi.advanceTimersByTimeAsync(400);
    expect([input.value, screen.queryByRole('alert')]).toEqual(['x', null]);
  });

  it('tries again on leaving, and when its screen goes away, as long as something is broken', async () => {
    save.mockResolvedValue(failed('file_gone', true));
    const { input, unmount } = shown();
    await type(input, 'x');
    await vi.advanceTimersByTimeAsync(400);
    await fireEvent.blur(input);
    await vi.advanceTimersByTimeAsync(0);
    unmount();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([['x'], ['x'], ['x']]);
  });

  it('shows how the core wrote it only when the cursor has left', async () => {
    const { input, rerender } = shown('$5');
    await type(input, '12 mdp');
    await vi.advanceTimersByTimeAsync(400);
    await rerender({ value: '$12,000,000' });
    expect(input.value).toBe('12 mdp');
    await fireEvent.blur(input);
    expect(input.value).toBe('$12,000,000');
  });

  it('follows an undo while the cursor is in it', async () => {
    const { input, rerender } = shown();
    await type(input, 'after');
    await vi.advanceTimersByTimeAsync(400);
    await rerender({ value: 'after' });
    await rerender({ value: 'before' });
    expect(input.value).toBe('before');
    expect(input.dataset['unsaved']).toBe('false');
  });

  it('writes a date in words and saves it as ISO', async () => {
    const { input } = shown('2027-01-16', { type: 'date' });
    expect(input.value).toBe('16 de enero de 2027');
    await type(input, '20/2/2027');
    await vi.advanceTimersByTimeAsync(400);
    await type(input, 'pronto');
    await vi.advanceTimersByTimeAsync(400);
    expect(save.mock.calls).toEqual([['2027-02-20'], ['pronto']]);
  });

  const turn = (input: HTMLInputElement, detail: 'undo' | 'redo') =>
    !input.dispatchEvent(new CustomEvent('turn', { detail, cancelable: true }));

  it('takes back what is not saved to what is, saves nothing, and brings it again', async () => {
    const { input, rerender } = shown();
    await type(input, 'before one');
    await vi.advanceTimersByTimeAsync(400);
    await rerender({ value: 'before one' });
    await type(input, 'before one two');
    expect(turn(input, 'undo')).toBe(true);
    await tick();
    expect(input.value).toBe('before one');
    await vi.advanceTimersByTimeAsync(1000);
    expect(save.mock.calls).toEqual([['before one']]);
    expect(turn(input, 'redo')).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(save).toHaveBeenLastCalledWith('before one two');
    expect(turn(input, 'redo'), 'it comes once').toBe(false);
  });

  it('leaves the redo to the process once an older step of it was taken back', async () => {
    const { input } = shown();
    await type(input, 'before one');
    expect([turn(input, 'undo'), turn(input, 'undo'), turn(input, 'redo')]).toEqual([true, false, false]);
    await vi.advanceTimersByTimeAsync(400);
    expect(save).not.toHaveBeenCalled();
  });

  it('takes back a refused draft with its trouble', async () => {
    save.mockResolvedValue(failed('name_missing'));
    const { input } = shown();
    await type(input, '');
    await vi.advanceTimersByTimeAsync(400);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    turn(input, 'undo');
    await tick();
    expect([input.value, input.getAttribute('aria-invalid')]).toEqual(['before', null]);
  });

  it('that stands alone takes back its own saves, one after the other', async () => {
    const { input, rerender } = shown('a', { alone: true });
    for (const [text, value] of [['ab', 'ab'], ['abc', 'abc']] as const) {
      await type(input, text);
      await vi.advanceTimersByTimeAsync(400);
      await rerender({ value });
    }
    save.mockClear();
    expect([turn(input, 'undo'), turn(input, 'undo'), turn(input, 'undo')]).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([['ab'], ['a']]);
    expect(input.value).toBe('a');
    await rerender({ value: 'a' });
    expect([turn(input, 'redo'), turn(input, 'redo'), turn(input, 'redo')]).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls.slice(2)).toEqual([['ab'], ['abc']]);
  });
});
