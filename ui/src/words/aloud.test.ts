import { describe, expect, it } from 'vitest';
import { equalSharesAloud, isEqualShares, piecesOf } from './aloud';
import { TONGUES } from './words.svelte';

describe('the page that is read aloud', () => {
  it('is made of its title, notes, paragraphs and steps, with strong words marked', () => {
    const page = '# Título\n\n*Nota.*\n\nUna **línea\nlarga** y 3. más.\n\n1. Ana paga 75.\n2. Quedan\n   25.\n';
    expect(piecesOf(page, [])).toEqual([
      { kind: 'title', lines: ['Título'] },
      { kind: 'note', lines: ['Nota.'] },
      { kind: 'text', lines: ['Una <b>línea larga</b> y 3. más.'] },
      { kind: 'steps', lines: ['Ana paga 75.', 'Quedan 25.'] },
    ]);
  });

  it('leaves out the paragraphs that are about another vote', () => {
    const page = '# T\n\n{one two}\n**Uno.** Sí.\n\n{three}\nTres.';
    const told = (about: string[]) => piecesOf(page, about).map(({ lines }) => lines[0]);
    expect(told(['two'])).toEqual(['T', '<b>Uno.</b> Sí.']);
    expect(told(['three', 'one'])).toEqual(['T', '<b>Uno.</b> Sí.', 'Tres.']);
    expect(told(['on'])).toEqual(['T']);
  });

  const rules = ['mes_cost_add1u', 'mes_cost_util', 'mes_cost_add1', 'mes_cost'];
  const votes = rules.filter(isEqualShares).flatMap((rule) => ['official', 'official:4-2-6', 'drawn:4-2-6', 'drawn:'].map((ties) => [rule, ties] as const));

  it.each(votes)('tells of %s and %s in both languages: what is left, ties, and no mark', (rule, ties) => {
    const [one, other] = TONGUES.map((tongue) => equalSharesAloud(rule, ties, tongue));
    expect(one).not.toEqual(other);
    expect(one?.map(({ kind }) => kind)).toEqual(other?.map(({ kind }) => kind));
    for (const pieces of [one ?? [], other ?? []]) {
      expect(pieces.filter(({ kind }) => kind === 'title')).toHaveLength(1);
      expect(pieces.find(({ kind }) => kind === 'steps')?.lines).toHaveLength(3);
      expect(pieces.flatMap(({ lines }) => lines).join(' ')).not.toMatch(/[*#{}]/u);
      expect(pieces.filter(({ lines }) => /^<b>(Lo que sobra|What is left)/u.test(lines[0] ?? ''))).toHaveLength(1);
      expect(pieces.filter(({ lines }) => /^<b>(Los empates|Ties)/u.test(lines[0] ?? ''))).toHaveLength(1);
    }
  });

  it('says that the share rises only where it does, and that a lot decides only where one was drawn', () => {
    const said = (rule: string, ties: string) => equalSharesAloud(rule, ties, 'es-MX').flatMap(({ lines }) => lines).join(' ');
    expect(said('mes_cost_add1u', 'official')).toContain('peso por peso');
    expect(said('mes_cost_util', 'official')).not.toContain('peso por peso');
    expect(said('mes_cost_util', 'official')).not.toContain('sorteo');
    expect(said('mes_cost_util', 'drawn:4')).not.toContain('cuesta menos');
  });
});
