import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { intoList, nextPane, roundTab } from './panes';

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

  it('goes round with Tab, past what is no stop', () => {
    document.body.insertAdjacentHTML('afterbegin', '<button id="home"></button>');
    document.body.insertAdjacentHTML('beforeend', '<button id="last"></button><button id="off" disabled></button><button id="away" tabindex="-1"></button><button id="hidden"></button>');
    (document.getElementById('hidden') as HTMLElement).getClientRects = () => [] as unknown as DOMRectList;
    document.getElementById('last')?.focus();
    expect([roundTab({ shiftKey: false }), at()]).toEqual([true, 'home']);
    expect([roundTab({ shiftKey: false }), at()]).toEqual([false, 'home']);
    expect([roundTab({ shiftKey: true }), at()]).toEqual([true, 'last']);
    document.getElementById('last')?.remove();
    document.getElementById('b')?.remove();
    document.getElementById('two')?.focus();
    expect([roundTab({ shiftKey: false }), at()]).toEqual([true, 'home']);
    document.getElementById('two')?.setAttribute('name', 'other');
    document.getElementById('one')?.focus();
    expect([roundTab({ shiftKey: false }), at()]).toEqual([false, 'one']);
  });

  it('goes round inside the layer that is open', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open><button id="yes"></button><button id="no"></button></dialog>');
    document.getElementById('no')?.focus();
    expect([roundTab({ shiftKey: false }), at()]).toEqual([true, 'yes']);
  });
});
