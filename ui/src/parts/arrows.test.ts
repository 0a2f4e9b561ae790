import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrowsThrough } from './arrows';

describe('arrows through a list', () => {
  let list: HTMLElement;
  let stop: () => void;

  beforeEach(() => {
    document.body.innerHTML =
      '<ul><li><button data-title id="a"></button><button id="more-a"></button></li><li><button data-title id="b"></button><button id="more-b"></button></li></ul>';
    list = document.querySelector('ul') as HTMLElement;
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  function attach(arrows: ReturnType<typeof arrowsThrough>): void {
    stop = arrows(list) ?? (() => undefined);
  }
  const at = () => document.activeElement?.id;
  /** Presses a key at a place, and says whether the list took it. */
  function press(from: string, key: string, more: KeyboardEventInit = {}): boolean {
    const place = document.getElementById(from) as HTMLElement;
    place.focus();
    return !place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  }

  it('go from place to place and no further than its ends', () => {
    attach(arrowsThrough('[data-title]'));
    expect([press('a', 'ArrowDown'), at()]).toEqual([true, 'b']);
    expect([press('b', 'ArrowDown'), at()]).toEqual([false, 'b']);
    expect([press('b', 'ArrowUp'), at()]).toEqual([true, 'a']);
  });

  it('leave alone what else stands in a row, and keys with Ctrl, Alt or Cmd', () => {
    attach(arrowsThrough('[data-title]'));
    expect([press('more-a', 'ArrowDown'), at()]).toEqual([false, 'more-a']);
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) expect(press('a', 'ArrowDown', { [held]: true })).toBe(false);
  });

  it('go on from anywhere in a row when the row counts as the place', () => {
    attach(arrowsThrough('[data-title]', 'li'));
    expect([press('more-a', 'ArrowDown'), at()]).toEqual([true, 'b']);
    expect([press('more-b', 'ArrowUp'), at()]).toEqual([true, 'a']);
  });
});
