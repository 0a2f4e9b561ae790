import { render } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SlipView } from '../../ipc/bindings';
import SlipList from './SlipList.svelte';

function slipOf(id: string): SlipView {
  return {
    id, code: `M1-${id}`, text: `Idea ${id}`, kind: 'proposal', table: 't1', table_number: 1, topic: null, cost: null, cost_unsure: false,
    place: null, group: null, line: '', captured_at: 0, conflict: false,
  };
}

describe('a list of slips', () => {
  const button = (id: string) => document.querySelector<HTMLElement>(`[data-slip="${id}"] > button`);
  const list = (...ids: string[]) => ({ slips: ids.map(slipOf), label: 'Tarjetas', choices: [], onchoose: () => undefined });
  beforeEach(() => document.body.replaceChildren());

  it('hands the focus of a slip that leaves to its neighbour', async () => {
    const { rerender } = render(SlipList, list('a', 'b', 'c'));
    button('b')?.focus();
    await rerender(list('a', 'c'));
    await tick();
    expect(document.activeElement).toBe(button('c'));
  });

  it('leaves the focus with whoever took it meanwhile', async () => {
    const other = document.body.appendChild(document.createElement('input'));
    const { rerender } = render(SlipList, list('a', 'b', 'c'));
    button('b')?.focus();
    const shown = rerender(list('a', 'c'));
    flushSync();
    expect(document.activeElement).toBe(document.body);
    other.focus();
    await shown;
    await tick();
    expect(document.activeElement).toBe(other);
  });
});
