import { describe, expect, it } from 'vitest';
import type { ProcessView, SessionView } from '../ipc/bindings';
import { isDone, missingAnswers } from './path';
import { railStages } from './rail';

const room: SessionView = { id: 's', number: 1, name: 'Primera', place: 'Altares', date: '2027-01-16', tables: [] };
const prepared: ProcessView = {
  id: 'p', path: '/a.cocrea', name: 'Plan', place: 'Hermosillo', period: '2027', ceiling: 100, ceiling_source: 'Acta', fictional: false, stage: 2,
  counts: { topics: 9, tables: 6, slips: 0, loose_slips: 0, groups: 0, proposals: 0, ballots: 0, commitments: 0, trash: 0, conflicts: 0, problems: 0 },
  undo: null, redo: null, saved_at: null,
};
const withCounts = (stage: number, counts: Partial<ProcessView['counts']>): ProcessView => ({ ...prepared, stage, counts: { ...prepared.counts, ...counts } });
const done = (view: ProcessView, session: SessionView | null = room) => [1, 2, 3, 4, 5].filter((stage) => isDone(stage, view, session));

describe('the path', () => {
  it('counts what each section of Preparar still waits for', () => {
    expect(missingAnswers(prepared, room)).toEqual({ identity: 0, ceiling: 0, topics: 0, session: 0 });
    const bare = { ...withCounts(1, { topics: 0 }), place: '', period: '', ceiling: null, ceiling_source: '' };
    expect(missingAnswers(bare, { ...room, place: '', date: null })).toEqual({ identity: 2, ceiling: 2, topics: 1, session: 2 });
    expect(missingAnswers(null, null)).toEqual({ identity: 3, ceiling: 2, topics: 1, session: 3 });
  });

  it('has Preparar done only when no section waits, however far the work went', () => {
    expect(done(prepared)).toEqual([1]);
    expect(done({ ...withCounts(5, { slips: 9 }), ceiling: null })).toEqual([2, 3, 4]);
    expect(done(prepared, { ...room, place: '' })).toEqual([]);
    expect(done(prepared, null)).toEqual([]);
  });

  it('has no session done without slips, and none while the slips wait for the next stage', () => {
    expect(done(withCounts(3, { groups: 1 }))).toEqual([1]);
    expect(done(withCounts(2, { slips: 4 }))).toEqual([1]);
    expect(done(withCounts(3, { groups: 1, slips: 4 }))).toEqual([1, 2]);
  });

  it('has the vote done when it is closed, and commitments when all are complete', () => {
    expect(done(withCounts(4, { slips: 4, commitments: 2 }))).toEqual([1, 2, 3]);
    expect(done(withCounts(5, { slips: 4, commitments: 2 }))).toEqual([1, 2, 3, 4]);
  });

  it('is checked on the rail where it is done, before and after where the person is', () => {
    const states = (view: ProcessView, screen: Parameters<typeof railStages>[1]) => railStages(view, screen, room).map((stage) => stage.state);
    expect(states(withCounts(4, { slips: 4 }), 'cards')).toEqual(['done', 'now', 'done', '', '']);
    expect(states(withCounts(3, { groups: 1 }), 'list')).toEqual(['done', '', '', 'now', '']);
  });
});
