import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessView } from '../ipc/bindings';
import { Drafts } from './drafts.svelte';
import { openProcess } from './process.svelte';

const open = (id: string) => (openProcess.reading.value = { id } as ProcessView);
const blank = { title: '', due: '' };

describe('rows that are half typed', () => {
  let drafts: Drafts;

  beforeEach(() => {
    open('p');
    drafts = new Drafts();
  });

  it('are there when somebody comes back to them, each with what it is about', () => {
    drafts.of('milestone', 'c1', blank).text.title = 'Acordar';
    drafts.of('milestone', 'c2', blank).text.due = '3 de mayo';
    expect(drafts.of('milestone', 'c1', blank).text).toEqual({ title: 'Acordar', due: '' });
    expect(drafts.of('milestone', 'c2', blank).text.due).toBe('3 de mayo');
  });

  it('go away when they are added or given up, with the rows that they would take', () => {
    const draft = drafts.of('group', '', { name: '' });
    draft.text.name = 'Parques';
    draft.along = ['a'];
    draft.clear();
    expect([draft.started, draft.text.name, draft.along]).toEqual([false, '', []]);
    expect(drafts.of('group', '', { name: '' }).started).toBe(false);
  });

  it('that nobody touched give way to what is offered today', () => {
    drafts.of('proposal', 'g', { title: 'Parque' });
    expect(drafts.of('proposal', 'g', { title: 'Parques' }).text.title).toBe('Parques');
  });

  it('tell which one was left last', () => {
    expect(drafts.left('proposal')).toBeNull();
    drafts.of('proposal', 'g1', { title: 'Uno' }).text.title = 'Uno y medio';
    drafts.of('proposal', 'g2', { title: 'Dos' }).text.title = 'Dos y medio';
    drafts.of('proposal', 'g3', { title: 'Tres' });
    expect(drafts.left('proposal')).toBe('g2');
  });

  it('belong to one process', () => {
    drafts.of('topic', '', { name: '' }).text.name = 'Agua';
    open('another');
    expect([drafts.of('topic', '', { name: '' }).text.name, drafts.left('topic')]).toEqual(['', null]);
    open('p');
    expect(drafts.of('topic', '', { name: '' }).text.name).toBe('Agua');
  });
});
