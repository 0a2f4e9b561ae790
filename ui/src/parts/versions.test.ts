import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { ConflictView, ProblemKind, Version } from '../ipc/bindings';
import { words } from '../words/words.svelte';
import ConflictCard from './ConflictCard.svelte';
import { fieldName, sideName, sidesOf, valueOf } from './versions';

const version = (device: string, number: number, text: string | null, own = false): Version => ({ change: `${device}/${number}`, text, own, from: own ? 'Mesa 1' : 'Rosa', at: 1_800_000_000_000 });

const PLAIN = { joined: null, both: false };
const conflict: ConflictView = {
  noun: 'slip', row: 'r', title: 'M4-006 · Techumbre',
  fields: [
    { ...PLAIN, field: 'cost', versions: [version('b', 1, '$2,700,000'), version('a', 9, '$1,900,000', true)] },
    { ...PLAIN, field: 'text', versions: [version('b', 1, 'Techumbre y baños'), version('a', 9, 'Techumbre', true)] },
  ],
};
const buttons = createRawSnippet(() => ({ render: () => '<span></span>' }));

describe('the sides of a conflict', () => {
  it('are what each computer wrote, the own one first', () => {
    const sides = sidesOf(conflict);
    expect(sides?.map(({ device, own }) => [device, own])).toEqual([['a', true], ['b', false]]);
    expect(sides?.[1]?.versions['text']?.text).toBe('Techumbre y baños');
  });

  it('do not exist when other computers wrote each field', () => {
    const apart = { ...conflict, fields: [conflict.fields[0], { field: 'text', versions: [version('c', 1, 'x'), version('a', 9, 'y', true)] }] } as ConflictView;
    expect(sidesOf(apart)).toBeNull();
  });

  it('are called by whose they are once nothing is arriving', () => {
    const [own, rosa, luis] = [{ own: true, from: 'Mesa 1' }, { own: false, from: 'Rosa' }, { own: false, from: 'Luis' }];
    expect(sideName(own, [own, rosa], true)).toBe('La que ya tienes');
    expect(sideName(rosa, [own, rosa], true)).toBe('La que llega');
    expect(sideName(own, [own, rosa], false)).toBe('La de esta computadora');
    expect(sideName(rosa, [own, rosa, luis], true)).toBe('La de Rosa');
  });

  it('are called by their laptops where neither is of this one, so that they can be told apart', () => {
    const [rosa, luis] = [{ own: false, from: 'Rosa' }, { own: false, from: 'Luis' }];
    expect([rosa, luis].map((each) => sideName(each, [rosa, luis], true))).toEqual(['La de Rosa', 'La de Luis']);
  });
});

describe('values in conflict', () => {
  it.each([
    ['slip', 'kind', 'need', 'Necesidad'],
    ['ballot', 'state', 'void', 'Anulada'],
    ['vote', 'state', 'closed', 'Cerrada'],
    ['slip', 'trashed', 'true', 'Mandar a la papelera'],
    ['slip', 'cost_unsure', 'false', 'No'],
    ['milestone', 'due', '2027-04-30', '30 de abril de 2027'],
    ['slip', 'text', null, '(nada)'],
    ['slip', 'text', 'Bancas', 'Bancas'],
  ] as const)('of %s %s «%s» read «%s»', (noun, field, text, expected) => {
    expect(valueOf(noun, field, text)).toBe(expected);
  });

  it('have a name for every field that the core keeps', () => {
    const sources = import.meta.glob('../../../src-tauri/crates/domain/src/*.rs', { query: '?raw', eager: true, import: 'default' });
    const nouns = Object.values(sources as Record<string, string>).flatMap((text) => [...text.matchAll(/pub struct \w+ in "(?!lineage)\w+" \{(.*?)\n {4}\}/gsu)]);
    const fields = nouns.flatMap(([, body = '']) => [...body.matchAll(/pub (\w+):/gu)].map(([, field = '']) => field));
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((field) => !words.knows(`field-${field}`))).toEqual([]);
    expect(fieldName('something_newer')).toBe('Otro dato');
  });

  it('have words for every problem, with what to do', () => {
    const kinds: Record<ProblemKind, true> = { slip_code_repeated: true, ballot_number_repeated: true, commitment_code_repeated: true, slip_in_two_groups: true, two_votes: true, two_corrections: true, ballot_after_close: true, ballots_without_vote: true };
    for (const kind of Object.keys(kinds)) expect([kind, words.knows(`trouble-${kind}`), words.knows(`trouble-${kind}-do`)]).toEqual([kind, true, true]);
  });
});

describe('a conflict on screen', () => {
  function show() {
    const onchoose = vi.fn();
    render(ConflictCard, { conflict, position: 'Conflicto 1 de 1', chosen: {}, arriving: true, onchoose, beside: { texts: {}, both: false }, onbeside: vi.fn(), children: buttons });
    return onchoose;
  }

  it('has nothing chosen beforehand', () => {
    show();
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios).toHaveLength(2);
    expect(radios.some((radio) => radio.checked)).toBe(false);
  });

  it('takes all fields of the chosen side', async () => {
    const onchoose = show();
    await fireEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
    expect(onchoose).toHaveBeenCalledWith({ cost: 'b/1', text: 'b/1' });
  });

  it('lets each field be chosen by itself', async () => {
    const onchoose = show();
    await fireEvent.click(screen.getByRole('button', { name: 'Elegir campo por campo' }));
    const radios = screen.getAllByRole('radio');
    expect(radios).toHaveLength(4);
    await fireEvent.click(radios[1] as HTMLElement);
    expect(onchoose).toHaveBeenCalledWith({ text: 'a/9' });
  });

  it('marks what differs', () => {
    show();
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['$1,900,000', 'y baños', '$2,700,000']);
  });

  it('offers both edits together, never chosen, to be changed before it is taken', async () => {
    const field = { field: 'text', versions: [version('b', 1, 'Sombra y baños'), version('a', 9, 'Mucha sombra', true)], joined: { text: 'Mucha sombra y baños', undecided: 0 }, both: true };
    const [onchoose, onbeside] = [vi.fn(), vi.fn()];
    const nothing = { texts: {}, both: false };
    const props = { conflict: { ...conflict, fields: [field] }, position: '', chosen: { text: 'a/9' }, arriving: false, onchoose, onbeside, children: buttons };
    const { rerender } = render(ConflictCard, { ...props, beside: nothing });
    const together = screen.getByRole<HTMLInputElement>('radio', { name: /Las dos juntas/u });
    expect([together.checked, screen.queryByRole('textbox')]).toEqual([false, null]);
    await fireEvent.click(together);
    expect(onbeside).toHaveBeenCalledWith({ texts: { text: 'Mucha sombra y baños' }, both: false });
    expect(onchoose).toHaveBeenCalledWith({});
    await rerender({ ...props, chosen: {}, beside: { texts: { text: 'Mucha sombra y baños' }, both: false } });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Sombra' } });
    expect(onbeside).toHaveBeenLastCalledWith({ texts: { text: 'Sombra' }, both: false });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('offers to keep both once one was chosen, and not before', async () => {
    const fields = [{ field: 'text', versions: [version('b', 1, 'Baños'), version('a', 9, 'Sombra', true)], joined: null, both: true }];
    const onbeside = vi.fn();
    const props = { conflict: { ...conflict, fields }, position: '', arriving: false, onchoose: vi.fn(), onbeside, beside: { texts: {}, both: false }, children: buttons };
    const { rerender } = render(ConflictCard, { ...props, chosen: {} });
    expect(screen.queryByRole('checkbox')).toBeNull();
    await rerender({ ...props, chosen: { text: 'a/9' } });
    await fireEvent.click(screen.getByRole('checkbox', { name: /Guardar las dos/u }));
    expect(onbeside).toHaveBeenCalledWith({ texts: {}, both: true });
  });
});
