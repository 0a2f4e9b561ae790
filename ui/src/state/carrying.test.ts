import { describe, expect, it } from 'vitest';
import { afterLeaving, Carrying, LOOSE, neighbour, NEW, type Column } from './carrying.svelte';

const columns: readonly Column[] = [
  { id: LOOSE, slips: ['a', 'b', 'c'] },
  { id: 'empty', slips: [] },
  { id: 'parks', slips: ['d'] },
];

describe('slips that are carried', () => {
  it('start over the first other place and go round', () => {
    const carrying = new Carrying();
    carrying.lift(['a', 'b'], ['parks', 'roads', NEW], LOOSE);
    expect(carrying.target).toBe('parks');
    carrying.step(-1);
    expect(carrying.target).toBe(NEW);
    carrying.step(1);
    carrying.step(1);
    expect(carrying.target).toBe('roads');
    expect(carrying.drop()).toEqual({ slips: ['a', 'b'], target: 'roads' });
    expect(carrying.active).toBe(false);
  });

  it('do not start over the group that holds them', () => {
    const carrying = new Carrying();
    carrying.lift(['d'], ['parks', NEW, LOOSE], 'parks');
    expect(carrying.target).toBe(NEW);
  });

  it('stay where they were when the hand lets go without a place', () => {
    const carrying = new Carrying();
    carrying.lift(['a'], ['parks'], LOOSE);
    carrying.cancel();
    expect(carrying.drop()).toBeNull();
  });

  it('follow the pointer only to places that can take them', () => {
    const carrying = new Carrying();
    carrying.lift(['a'], ['parks', 'roads'], LOOSE);
    carrying.aim('roads');
    carrying.aim(LOOSE);
    expect(carrying.target).toBe('roads');
  });
});

describe('arrows on the board', () => {
  it.each([
    ['b', 'ArrowDown', 'c'],
    ['c', 'ArrowDown', null],
    ['a', 'ArrowUp', null],
    ['c', 'ArrowRight', 'd'],
    ['d', 'ArrowLeft', 'a'],
    ['d', 'ArrowRight', null],
    ['b', 'Home', 'a'],
    ['a', 'End', 'c'],
    ['gone', 'ArrowDown', null],
  ])('from %s with %s lead to %s', (slip, key, expected) => {
    expect(neighbour(columns, slip, key)).toBe(expected);
  });

  it.each([
    ['b', ['b'], 'c'],
    ['c', ['c'], 'b'],
    ['a', ['a', 'b', 'c'], 'd'],
    ['d', ['d'], 'a'],
  ])('the focus of %s goes on when %j leave', (slip, leaving, expected) => {
    expect(afterLeaving(columns, slip, leaving)).toBe(expected);
  });

  it('there is nowhere to go when everything leaves', () => {
    expect(afterLeaving(columns, 'a', ['a', 'b', 'c', 'd'])).toBeNull();
  });
});
