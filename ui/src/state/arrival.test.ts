import { afterEach, describe, expect, it, vi } from 'vitest';
import { land } from './arrival';

const TITLE = '<h1 tabindex="-1">Agrupar</h1><button>Otro</button>';
const observed = () => new Promise((resolve) => setTimeout(resolve));
const at = () => document.activeElement?.tagName;

function show(inner: string): void {
  document.body.innerHTML = `<main>${inner}</main>`;
}

function add(tag: string): void {
  const place = document.createElement(tag);
  place.dataset['first'] = '';
  document.querySelector('main')?.append(place);
}

describe('arriving at a screen', () => {
  let letGo: () => void = () => undefined;
  afterEach(() => {
    letGo();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('lands on the first place', () => {
    show(`${TITLE}<input data-first>`);
    letGo = land();
    expect(at()).toBe('INPUT');
  });

  it('lands on the title, and goes on to the first place when that comes', async () => {
    show(TITLE);
    letGo = land();
    expect(at()).toBe('H1');
    add('textarea');
    await observed();
    expect(at()).toBe('TEXTAREA');
  });

  it('waits for a screen that shows nothing before it was read', async () => {
    document.body.replaceChildren();
    letGo = land();
    show(TITLE);
    await observed();
    expect(at()).toBe('H1');
  });

  it('never takes the focus from where the person went meanwhile', async () => {
    show(TITLE);
    letGo = land();
    document.querySelector('button')?.focus();
    add('input');
    await observed();
    add('input');
    await observed();
    expect(at()).toBe('BUTTON');
  });

  it('moves nothing any more once it is let go or the time is over', async () => {
    show(TITLE);
    land()();
    add('input');
    await observed();
    expect(at()).toBe('H1');
    show(TITLE);
    vi.useFakeTimers();
    letGo = land();
    vi.advanceTimersByTime(2000);
    vi.useRealTimers();
    add('input');
    await observed();
    expect(at()).toBe('H1');
  });
});
