import { describe, expect, it } from 'vitest';
import { equalSharesAloud, piecesOf } from './aloud';
import { TONGUES } from './words.svelte';

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

  it.each(TONGUES)('has one title, an example in steps and no mark left over in %s', (tongue) => {
    const pieces = equalSharesAloud(tongue);
    expect(pieces.filter(({ kind }) => kind === 'title')).toHaveLength(1);
    expect(pieces.find(({ kind }) => kind === 'steps')?.lines).toHaveLength(3);
    expect(pieces.flatMap(({ lines }) => lines).join(' ')).not.toMatch(/[*#]/u);
  });

  it('is another one in each language and as long', () => {
    const [one, other] = TONGUES.map((tongue) => equalSharesAloud(tongue));
    expect(one).not.toEqual(other);
    expect(one?.map(({ kind }) => kind)).toEqual(other?.map(({ kind }) => kind));
  });
});
