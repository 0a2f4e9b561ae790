import { describe, expect, it } from 'vitest';
import { piecesOf, voteAloud } from './aloud';
import { TONGUES } from './words.svelte';

const RULES = ['mes_cost_add1u', 'mes_cost_util', 'mes_cost_add1', 'mes_cost', 'greedy_votes', 'phragmen'];
const TIES = ['official', 'official:4-2-6', 'drawn:4-2-6', 'drawn:'];
const votes = RULES.flatMap((rule) => TIES.map((ties) => ({ rule, ties })));
const said = (rule: string, ties: string) => voteAloud({ rule, ties }, 'es-MX').flatMap(({ lines }) => lines).join('\n');

describe('the page that is read aloud', () => {
  it('is made of its title, notes, paragraphs and steps, with strong words marked', () => {
    const page = '# Título\n\n*Nota.*\n\nUna **línea\nlarga** y 3. más.\n\n1. Ana paga 75.\n2. Quedan\n   25.\n';
    expect(piecesOf(page)).toEqual([
      { kind: 'title', lines: ['Título'] },
      { kind: 'note', lines: ['Nota.'] },
      { kind: 'text', lines: ['Una <b>línea larga</b> y 3. más.'] },
      { kind: 'steps', lines: ['Ana paga 75.', 'Quedan 25.'] },
    ]);
  });

  it('leaves out what stands for another choice', () => {
    const page = '[one two]\nHere.\n\n[three]\nThere.\n\nAlways.';
    const lines = (...chosen: string[]) => piecesOf(page, chosen).flatMap((piece) => piece.lines);
    expect(lines('two')).toEqual(['Here.', 'Always.']);
    expect(lines('three', 'four')).toEqual(['There.', 'Always.']);
    expect(lines()).toEqual(['Always.']);
  });

  it.each(votes)('is whole in both languages for $rule with $ties', (vote) => {
    const [one, other] = TONGUES.map((tongue) => voteAloud(vote, tongue));
    expect(one).not.toEqual(other);
    expect(one?.map(({ kind }) => kind)).toEqual(other?.map(({ kind }) => kind));
    for (const pieces of [one ?? [], other ?? []]) {
      expect(pieces.filter(({ kind }) => kind === 'title')).toHaveLength(1);
      expect(pieces.find(({ kind }) => kind === 'steps')?.lines).toHaveLength(3);
      const text = pieces.flatMap(({ lines }) => lines).join('\n');
      expect(text).not.toMatch(/[*#[\]{}_]/u);
      expect(text.match(/<b>(?:Lo que sobra|What is left)\./gu)).toHaveLength(1);
      expect(text.match(/<b>(?:Los empates|Ties)\./gu)).toHaveLength(1);
      expect(text.includes('4-2-6')).toBe(vote.ties.endsWith('4-2-6'));
    }
  });

  it('says of what is left what the rule does with it', () => {
    const rising = RULES.filter((rule) => said(rule, 'official').includes('peso por peso'));
    expect(rising).toEqual(['mes_cost_add1u', 'mes_cost_add1']);
    const completing = RULES.filter((rule) => said(rule, 'official').includes('se usa en el proyecto con más votos que quepa'));
    expect(completing).toEqual(['mes_cost_add1u', 'mes_cost_util']);
    const shares = RULES.filter((rule) => said(rule, 'official').includes('Partes Iguales'));
    expect(shares).toEqual(['mes_cost_add1u', 'mes_cost_util', 'mes_cost_add1', 'mes_cost']);
    expect(new Set(RULES.map((rule) => said(rule, 'official'))).size).toBe(RULES.length);
  });

  it('says how ties end: by cost, by the number on the ballot, by a lot with its seed', () => {
    const told = TIES.map((ties) => said('mes_cost', ties));
    expect(told.map((text) => text.includes('el que cuesta menos'))).toEqual([true, true, false, false]);
    expect(told.map((text) => text.includes('número menor en la boleta'))).toEqual([true, false, false, false]);
    expect(told.map((text) => text.includes('decide un sorteo'))).toEqual([false, true, true, true]);
    expect(told.map((text) => text.includes('es “4-2-6”'))).toEqual([false, true, true, false]);
    expect(said('mes_cost', 'drawn:$& $1')).toContain('es “$& $1”');
  });
});
