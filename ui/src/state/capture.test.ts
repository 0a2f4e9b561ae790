import { beforeEach, describe, expect, it } from 'vitest';
import type { CaptureLine, Piece, SlipView } from '../ipc/bindings';
import { CaptureDraft, codeAt, stretches } from './capture.svelte';
import { notices } from './notices.svelte';
import { broken, refused, Rehearsal } from './rehearsal';

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Reads codes well enough for a rehearsal: words that start with a sign. */
function pieces(line: string): Piece[] {
  const roles: Record<string, Piece['role']> = { '#': 'topic', $: 'cost', '&': 'place', '@': 'table' };
  return line.split(/(?<=^|\s)([#$&@]\S+)/u).filter(Boolean).map((text) => ({ text, role: roles[text.charAt(0)] ?? 'text' }));
}

function echo({ line, kind }: CaptureLine) {
  const marked = pieces(line);
  const topic = marked.find((piece) => piece.role === 'topic')?.text.slice(1);
  const suggestions = topic !== undefined && 'movilidad'.startsWith(topic) ? ['movilidad'] : [];
  return { text: line, kind, table: 3, topic: null, cost: null, place: null, pieces: marked, suggestions, trouble: null };
}

const slip: SlipView = {
  id: 's1', code: 'M3-001', text: 'Una idea', kind: 'need', table: 't3', table_number: 3, topic: null, cost: null,
  cost_unsure: false, place: null, group: null, line: 'Una idea #agua', captured_at: 0, conflict: false,
};

describe('the capture line', () => {
  let core: Rehearsal;
  let draft: CaptureDraft;

  beforeEach(() => {
    core = new Rehearsal({
      read_line: echo,
      capture_slip: () => ({ id: 'n', code: 'M3-014', table: 3, kind: 'proposal' }),
      edit_slip: () => ({}),
    });
    draft = new CaptureDraft();
    draft.belong('p');
    draft.sitAt('t3');
  });

  it('saves, clears, keeps the kind and says so politely', async () => {
    draft.choose('gap');
    draft.write('¿Cuánto costó?');
    await draft.submit();
    expect(core.asked.find(({ name }) => name === 'capture_slip')?.body).toEqual({ table: 't3', kind: 'gap', line: '¿Cuánto costó?' });
    expect([draft.line, draft.kind]).toEqual(['', 'gap']);
    expect(notices.spoken).toContain('M3-014');
  });

  it('keeps what was typed while the last one was being saved', async () => {
    draft.write('Primera');
    const saved = draft.submit();
    draft.write('Primera y otra');
    await saved;
    expect(draft.line).toBe(' y otra');
  });

  it('never loses a refused draft, and says why beside it', async () => {
    core.answer({
      capture_slip: () => {
        throw refused('no_such_table', { number: '9' });
      },
    });
    draft.write('Una idea @9');
    await draft.submit();
    expect(draft.line).toBe('Una idea @9');
    expect(draft.trouble).toContain('No hay Mesa 9');
    draft.write('Una idea @');
    expect(draft.trouble).toBe('');
  });

  it('says while typing why a line could not be saved, but never that it is not finished', async () => {
    const troubled = (code: string, args = {}) => ({
      read_line: (line: CaptureLine) => ({ ...echo(line), trouble: { code, args, fault: false, message: '' } }),
    });
    core.answer(troubled('no_such_table', { number: '9' }));
    draft.write('Una idea @9');
    await settled();
    expect([draft.warning, draft.trouble]).toEqual(['No hay Mesa 9. Elige una de las mesas de la sesión.', '']);
    core.answer(troubled('slip_empty'));
    draft.write('#agua');
    await settled();
    expect(draft.warning).toBe('');
    core.answer({ read_line: echo });
    draft.write('#agua fresca');
    await settled();
    expect(draft.warning).toBe('');
  });

  it('says a refusal once', async () => {
    const failure = { code: 'no_such_table', args: { number: '9' }, fault: false, message: '' };
    core.answer({
      read_line: (line: CaptureLine) => ({ ...echo(line), trouble: failure }),
      capture_slip: () => {
        throw refused(failure.code, failure.args);
      },
    });
    draft.write('Una idea @9');
    await draft.submit();
    await settled();
    expect([draft.warning, draft.trouble]).toEqual(['', 'No hay Mesa 9. Elige una de las mesas de la sesión.']);
  });

  it('keeps the line when something broke', async () => {
    core.answer({
      capture_slip: () => {
        throw broken('disk_full');
      },
    });
    draft.write('Una idea');
    await draft.submit();
    expect([draft.line, draft.trouble]).toEqual(['Una idea', '']);
    expect(notices.fault?.code).toBe('disk_full');
  });

  it('does nothing with an empty line', async () => {
    draft.write('   ');
    await draft.submit();
    expect(core.times('capture_slip')).toBe(0);
  });

  it('brings a slip in to correct it, and the draft back afterwards', async () => {
    draft.write('A medias');
    draft.edit(slip);
    expect([draft.line, draft.kind, draft.unsaved]).toEqual(['Una idea #agua', 'need', false]);
    draft.write('Una idea mejor');
    expect(draft.unsaved).toBe(true);
    await draft.submit();
    expect(core.asked.find(({ name }) => name === 'edit_slip')?.body).toEqual({ id: 's1', kind: 'need', line: 'Una idea mejor' });
    expect([draft.line, draft.editing]).toEqual(['A medias', null]);
    draft.edit(slip);
    draft.cancelEdit();
    expect(draft.line).toBe('A medias');
  });

  it('turns the code under the cursor back into plain text', async () => {
    draft.write('sombra #agua');
    await settled();
    expect(draft.makePlain(3)).toBe(false);
    expect(draft.makePlain(12)).toBe(true);
    expect(draft.line).toBe('sombra \\#agua');
  });

  it('completes a topic and writes a cost in the one way that was chosen', async () => {
    draft.write('sombra #mov');
    await settled();
    expect(draft.suggestion).toBe('movilidad');
    draft.accept('movilidad');
    expect(draft.line).toBe('sombra #movilidad ');
    draft.write('banca $1.200');
    await settled();
    draft.settleCost(120_000);
    expect(draft.line).toBe('banca $1,200');
  });

  it('goes round the kinds both ways', () => {
    draft.cycle(1);
    expect(draft.kind).toBe('gap');
    draft.cycle(-1);
    draft.cycle(-1);
    draft.cycle(-1);
    draft.cycle(-1);
    expect(draft.kind).toBe('agreement');
  });

  it('sits at the table of before after a restart, in each process at its own', () => {
    draft.belong('another');
    draft.sitAt('t9');
    const restarted = new CaptureDraft();
    const tables = ['p', 'another', 'new'].map((process) => {
      restarted.belong(process);
      return restarted.table;
    });
    expect(tables).toEqual(['t3', 't9', '']);
  });

  it('shows the table of the slip that is corrected, whichever is looked at', async () => {
    draft.edit(slip);
    draft.sitAt('t5');
    await settled();
    expect((core.asked.findLast(({ name }) => name === 'read_line')?.body as CaptureLine).table).toBe('t3');
  });

  it('belongs to one process', () => {
    draft.write('de este proceso');
    draft.belong('p');
    expect(draft.line).toBe('de este proceso');
    draft.belong('another');
    expect(draft.line).toBe('');
    draft.edit(slip);
    draft.belong('p');
    expect([draft.line, draft.editing]).toEqual(['de este proceso', null]);
    draft.belong('another');
    expect(draft.line).toBe('');
  });
});

describe('stretches of a line', () => {
  const read: Piece[] = [
    { text: 'sombra ', role: 'text' },
    { text: '#agua', role: 'topic' },
  ];

  it('follow the line as far as what was read still fits', () => {
    expect(stretches('sombra #agua y', read)).toEqual([...read, { text: ' y', role: 'text' }]);
    expect(stretches('sombra', read)).toEqual([{ text: 'sombra', role: 'text' }]);
    expect(stretches('', read)).toEqual([]);
    for (const line of ['sombra #agua y', 'somb', 'x'])
      expect(stretches(line, read).map((piece) => piece.text).join('')).toBe(line);
  });

  it('tell the code that the cursor stands in', () => {
    expect(codeAt(read, 12)).toBe(7);
    expect(codeAt(read, 7)).toBeNull();
    expect(codeAt(read, 0)).toBeNull();
  });
});
