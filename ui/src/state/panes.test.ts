import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { intoList, nextPane } from './panes';

const at = () => document.activeElement?.id;

describe('the keyboard', () => {
  beforeEach(() => {
    document.body.innerHTML = `<main data-pane="content"><h1 id="title" tabindex="-1">Compromisos</h1>
      <input id="one" type="radio" name="side" /><input id="two" type="radio" name="side" checked />
      <ul data-list><li id="a" tabindex="-1"></li><li id="b" tabindex="0"></li></ul></main>`;
    for (const pane of document.querySelectorAll('[data-pane]')) pane.getClientRects = () => [new DOMRect()] as unknown as DOMRectList;
  });
  afterEach(() => document.body.replaceChildren());

  it('goes with an arrow from the title to the stop of the list, and from nowhere else', () => {
    document.getElementById('title')?.focus();
    expect([intoList(), at()]).toEqual([true, 'b']);
    document.getElementById('one')?.focus();
    expect([intoList(), at()]).toEqual([false, 'one']);
    document.querySelector('[data-list]')?.removeAttribute('data-list');
    document.getElementById('title')?.focus();
    expect(intoList()).toBe(false);
  });

  it('goes with F6 to the chosen one of several radios', () => {
    nextPane();
    expect(at()).toBe('two');
  });
});
