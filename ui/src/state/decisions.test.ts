import { beforeEach, describe, expect, it } from 'vitest';
import type { BundlePreview, ConflictView, OutcomeView, VoteView } from '../ipc/bindings';
import { Bundles } from './bundles.svelte';
import { choicesOf, ConflictsOfProcess, NOTHING_BESIDE } from './conflicts.svelte';
import { DocumentsOfProcess } from './documents.svelte';
import { compared } from './outcome.svelte';
import { broken, refused, Rehearsal } from './rehearsal';
import { marksIn, toggled, VoteOfProcess } from './vote.svelte';

const version = (change: string) => ({ change, text: change, own: false, from: 'Rosa', at: 0 });
const PLAIN = { joined: null, both: false };
const conflict: ConflictView = {
  noun: 'slip', row: 'r', title: 'M4-006',
  fields: [
    { ...PLAIN, field: 'cost', versions: [version('a/1'), version('b/1')] },
    { ...PLAIN, field: 'text', versions: [version('a/2'), version('b/2')] },
  ],
};

describe('a line of marks', () => {
  it.each([
    ['1 3 6', [1, 3, 6]],
    ['1,3;6.', [1, 3, 6]],
    ['3 3', [3]],
    ['x 2', [2]],
    ['', []],
    ['12345678', []],
  ])('«%s» names %j', (line, expected) => {
    expect(marksIn(line)).toEqual(expected);
  });

  it('gains and loses a number by the pointer and keeps what cannot be read', () => {
    expect(toggled('1 3', 6)).toBe('1 3 6');
    expect(toggled('1, 3 3', 3)).toBe('1');
    expect(toggled('1 x', 2)).toBe('1 x 2');
  });
});

describe('the vote', () => {
  let core: Rehearsal;
  let vote: VoteOfProcess;
  const view = { id: 'v', state: 'open', ballots: [{ id: 'b', number: 40, marks: [1], state: 'valid' }] } as unknown as VoteView;

  beforeEach(() => {
    core = new Rehearsal({ read_vote: () => ({ vote: view }), cast_ballot: () => ({ id: 'n', number: 41 }), correct_ballot: () => ({}) });
    vote = new VoteOfProcess();
  });

  it('numbers the next ballot after the last one', async () => {
    expect(vote.nextNumber).toBe(1);
    await vote.reading.refresh();
    expect(vote.nextNumber).toBe(41);
    expect(vote.locks).toBe(true);
  });

  it('sends no marks with a blank ballot and those that can be read with a void one', async () => {
    await vote.cast('v', '1 2', 'blank');
    await vote.correct({ id: 'b', number: 40, marks: [1], state: 'valid' }, '1 2 3', 'void');
    expect(core.asked.map(({ body }) => body)).toEqual([
      { vote: 'v', line: '', state: 'blank' },
      { id: 'b', line: '1 2 3', state: 'void' },
    ]);
  });
});

describe('two rules side by side', () => {
  it('say for each project whether it wins here and there', () => {
    const project = (title: string) => ({ number: 1, title, cost: 1, votes: 1, reason: { why: 'most_votes', left_before: 1 } });
    const outcome = {
      winners: [project('both'), project('here')], others: [project('there'), project('none')],
      other_rule: { rule: 'greedy_votes', only_here: ['here'], only_there: ['there'] },
    } as unknown as OutcomeView;
    expect(compared(outcome).map(({ project: { title }, here, there }) => [title, here, there])).toEqual([
      ['both', true, true],
      ['here', true, false],
      ['there', false, true],
      ['none', false, false],
    ]);
  });
});

describe('deciding conflicts', () => {
  it('names only fields that somebody decided, and only versions that are there', () => {
    expect(choicesOf(conflict, { text: 'b/2' })).toEqual([{ noun: 'slip', row: 'r', field: 'text', change: 'b/2', text: null, beside: null }]);
    expect(choicesOf(conflict, { text: 'b/9' })).toEqual([]);
    expect(choicesOf(conflict, {})).toEqual([]);
  });

  it('sends a text that was written in the place of versions, once it decides what both changed', () => {
    const joined = (undecided: number): ConflictView => ({ ...conflict, fields: [{ ...PLAIN, field: 'text', versions: [version('a/2'), version('b/2')], joined: { text: 'uno y dos', undecided } }] });
    const cell = { noun: 'slip', row: 'r', field: 'text', change: null, beside: null };
    const written = (text: string) => ({ texts: { text }, both: true });
    expect(choicesOf(joined(0), {}, written('uno y dos'))).toEqual([{ ...cell, text: 'uno y dos' }]);
    expect(choicesOf(joined(1), {}, written('uno y dos'))).toEqual([]);
    expect(choicesOf(joined(1), { text: 'a/2' }, written('uno'))).toEqual([{ ...cell, text: 'uno' }]);
    expect(choicesOf(conflict, {}, written('uno'))).toEqual([]);
  });

  it('keeps the other version beside the chosen one only where both can stand', () => {
    const both: ConflictView = { ...conflict, fields: conflict.fields.map((field) => ({ ...field, both: field.field === 'text' })) };
    const beside = choicesOf(both, { cost: 'a/1', text: 'b/2' }, { texts: {}, both: true }).map((choice) => [choice.field, choice.beside]);
    expect(beside).toEqual([['cost', null], ['text', 'a/2']]);
    expect(choicesOf(both, { text: 'b/2' })[0]?.beside).toBeNull();
  });

  it('decides all fields of a row in one call', async () => {
    const core = new Rehearsal({
      resolve_conflict: () => {
        throw refused('version_gone');
      },
    });
    const chosen = Object.fromEntries(conflict.fields.map(({ field, versions }) => [field, versions[0]?.change ?? '']));
    const answer = await new ConflictsOfProcess().resolve(conflict, chosen, NOTHING_BESIDE);
    expect([answer.done, core.times('resolve_conflict')]).toEqual([false, 1]);
    expect(core.asked.at(-1)?.body).toEqual({ choices: choicesOf(conflict, chosen) });
  });
});

describe('a bundle', () => {
  const preview = { path: '/usb/rosa.paquete', new_changes: 9, starts_process: false } as BundlePreview;
  const nothing = { preview: null, belongs_to: null, path: null };
  const reply = { preview, belongs_to: null, path: preview.path };

  it('is received with the choices of the person, from where it was looked into', async () => {
    const core = new Rehearsal({ inspect_bundle: () => reply, receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 0, problems: 0 }) });
    const bundles = new Bundles();
    await bundles.inspect(null);
    await bundles.receive(choicesOf(conflict, { cost: 'a/1' }));
    expect(core.asked.at(-1)?.body).toEqual({ path: '/usb/rosa.paquete', words: null, choices: [{ noun: 'slip', row: 'r', field: 'cost', change: 'a/1', text: null, beside: null }], admit: [] });
    expect([bundles.preview, bundles.received?.new_changes]).toEqual([null, 9]);
  });

  it('leaves everything as it was when the person cancels the dialog', async () => {
    new Rehearsal({ inspect_bundle: () => nothing, make_bundle: () => ({ path: null, more: [], bytes: 0, changes: 0, photos: 0, words: null, fingerprint: '' }) });
    const bundles = new Bundles();
    await bundles.inspect(null);
    await bundles.make({ readers: 'words', brings: 'everything', room: 'stick', personal: false });
    expect([bundles.preview, bundles.made, bundles.failure]).toEqual([null, null, null]);
  });

  it('keeps the preview and says why when it cannot be received', async () => {
    const core = new Rehearsal({ inspect_bundle: () => reply });
    const bundles = new Bundles();
    await bundles.inspect(null);
    core.answer({
      receive_bundle: () => {
        throw broken('disk_full');
      },
    });
    await bundles.receive([]);
    expect([bundles.preview, bundles.received, bundles.failure?.code, bundles.working]).toEqual([preview, null, 'disk_full', false]);
  });
});

describe('documents', () => {
  it('remember where each is, and forget that in another process', async () => {
    const core = new Rehearsal({
      list_documents: () => ({ documents: [], folder: '/one' }),
      make_document: () => ({ path: '/one/plan.pdf', pages: 12, undrawn: [] }),
    });
    const documents = new DocumentsOfProcess();
    await documents.reading.refresh();
    await documents.make('plan');
    expect(documents.made['plan']?.pages).toBe(12);
    core.answer({ list_documents: () => ({ documents: [], folder: '/two' }) });
    await documents.reading.refresh();
    expect(documents.made).toEqual({});
  });

  it('remember one that was made before the list was read', async () => {
    new Rehearsal({
      list_documents: () => ({ documents: [], folder: '/one' }),
      make_document: ({ document }: { document: string }) => ({ path: document === 'plan' ? '/one/plan.pdf' : '/one-2/sheet.pdf', pages: 1, undrawn: [] }),
    });
    const documents = new DocumentsOfProcess();
    await documents.make('plan');
    await documents.make('commitment/C-01');
    await documents.reading.refresh();
    expect(Object.keys(documents.made)).toEqual(['plan']);
  });

  it('say why one could not be made and drop the older file of the same key', async () => {
    const core = new Rehearsal({ make_document: () => ({ path: '/plan.pdf', pages: 1, undrawn: [] }) });
    const documents = new DocumentsOfProcess();
    await documents.make('plan');
    core.answer({
      make_document: () => {
        throw refused('no_such_document', { document: 'plan' });
      },
    });
    await documents.make('plan');
    expect([documents.made, documents.failures['plan']?.code, documents.making]).toEqual([{}, 'no_such_document', null]);
  });
});
