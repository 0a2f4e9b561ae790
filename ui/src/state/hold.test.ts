import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdFocus } from './hold';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const at = () => document.activeElement?.id;
const go = (id: string) => document.getElementById(id)?.remove();
const focus = (id: string) => document.getElementById(id)?.focus();

describe('the focus', () => {
  let stop: () => void;

  beforeEach(() => {
    document.body.innerHTML =
      '<main><h1 id="title" tabindex="-1">Propuestas</h1><ul id="list"><li id="one"><button id="a"></button></li><li id="two"><button id="b"></button></li></ul><p id="alone"><button id="c"></button></p></main>';
    stop = holdFocus();
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  it('goes to what is left of a list when its row goes away', async () => {
    focus('a');
    go('one');
    await vi.waitFor(() => expect(at()).toBe('b'));
  });

  it('goes to the title when nothing is left around it', async () => {
    focus('c');
    go('alone');
    await vi.waitFor(() => expect(at()).toBe('title'));
  });

  it('stays where a screen has put it meanwhile', async () => {
    focus('a');
    go('one');
    focus('c');
    await settled();
    expect(at()).toBe('c');
  });

  it('is left alone when something else goes away, or when the person let go of it', async () => {
    focus('b');
    go('one');
    await settled();
    expect(at()).toBe('b');
    document.getElementById('b')?.blur();
    await settled();
    go('two');
    await settled();
    expect(document.activeElement).toBe(document.body);
  });

  it('goes on after a button that was disabled while it worked', async () => {
    focus('a');
    document.getElementById('a')?.blur();
    document.getElementById('a')?.setAttribute('disabled', '');
    await settled();
    go('one');
    await settled();
    expect(at()).toBe('b');
  });

  it('goes on when an engine tells of the loss before the row is gone', async () => {
    focus('a');
    document.getElementById('a')?.blur();
    go('one');
    await settled();
    expect(at()).toBe('b');
  });
});
