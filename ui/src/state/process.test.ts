import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessView } from '../ipc/bindings';
import { navigation, stageOf, STAGES } from './navigation.svelte';
import { notices } from './notices.svelte';
import { OpenProcess } from './process.svelte';
import { alwaysThere, railStages } from './rail';
import { refused, Rehearsal } from './rehearsal';

const view: ProcessView = {
  id: 'p', path: '/a.cocrea', name: 'Plan', place: '', period: '', ceiling: null, ceiling_source: '', fictional: false, stage: 3,
  counts: { topics: 9, tables: 6, slips: 46, loose_slips: 46, groups: 2, proposals: 1, ballots: 0, commitments: 0, trash: 0, conflicts: 1, problems: 2 },
  undo: null, redo: null, saved_at: null,
};

describe('an open process', () => {
  let core: Rehearsal;
  let open: OpenProcess;

  beforeEach(() => {
    core = new Rehearsal({ read_process: () => view, open_process: () => ({ path: '/a.cocrea' }) });
    open = new OpenProcess();
    navigation.start('home');
  });

  it('opens at the door of the stage that comes next', async () => {
    await open.open('/a.cocrea');
    expect(navigation.screen).toBe('group');
    navigation.back();
    expect(navigation.screen).toBe('home');
  });

  it('says at once that the backup of the day could not be made, and nothing when it was', async () => {
    notices.closeToast();
    core.answer({ list_backups: () => ({ folder: '/r', backups: [], trouble: null }) });
    await open.open('/a.cocrea');
    await vi.waitFor(() => expect(core.times('list_backups')).toBe(1));
    expect(notices.toast).toBeNull();
    core.answer({ list_backups: () => ({ folder: '/r', backups: [], trouble: 'El disco está lleno.' }) });
    await open.open('/b.cocrea');
    await vi.waitFor(() => expect(notices.toast?.text).toBe('Hoy no se pudo hacer el respaldo. El disco está lleno.'));
  });

  it('is put away only when what a screen saves as it goes is on disk', async () => {
    core.answer({ edit_process: () => new Promise((later) => setTimeout(() => later({}), 40)), close_process: () => ({}) });
    await open.open('/a.cocrea');
    const closed = open.close();
    void open.edit({ place: 'Sahuaro' });
    await closed;
    const order = core.asked.map(({ name }) => name);
    expect(order.slice(order.indexOf('edit_process'))).toEqual(['edit_process', 'close_process']);
    expect(open.view).toBeNull();
  });

  it('stays open when it was opened while another one was put away', async () => {
    core.answer({ close_process: () => ({}) });
    await open.open('/a.cocrea');
    const closed = open.close();
    await open.open('/b.cocrea');
    await closed;
    expect([core.times('close_process'), open.view?.id]).toEqual([0, 'p']);
  });

  it('stays open when the system handed it over while another one was put away', async () => {
    core.answer({ close_process: () => ({}) });
    await open.open('/a.cocrea');
    const closed = open.close();
    core.answer({ read_process: () => ({ ...view, id: 'b', path: '/b.cocrea' }) });
    open.hear({ process: '/b.cocrea', nouns: ['any'] });
    await closed;
    await vi.waitFor(() => expect(open.view?.id).toBe('b'));
    expect(core.times('close_process')).toBe(0);
  });

  it('handed over while another one goes is shown when that one is gone', async () => {
    let gone: (reply: unknown) => void = () => undefined;
    core.answer({ close_process: () => new Promise((later) => (gone = later)) });
    await open.open('/a.cocrea');
    const closed = open.close();
    await vi.waitFor(() => expect(core.times('close_process')).toBe(1));
    core.answer({ read_process: () => ({ ...view, id: 'b', path: '/b.cocrea' }) });
    open.hear({ process: '/b.cocrea', nouns: ['any'] });
    gone({});
    await closed;
    await vi.waitFor(() => expect(open.view?.id).toBe('b'));
  });

  it('stays where it was when the person cancels the dialog', async () => {
    core.answer({ open_process: () => ({ path: null }) });
    await open.open(null);
    expect(navigation.screen).toBe('home');
  });

  it('says what was undone by name, and that there is nothing when there is nothing', async () => {
    core.answer({ undo: () => ({ kind: 'slip_captured', subject: 'M3-001 · Sombra' }) });
    await open.undo();
    expect(notices.toast?.text).toBe('Se deshizo: capturar una tarjeta “M3-001 · Sombra”');
    core.answer({ undo: () => ({ kind: 'slips_released', subject: '' }) });
    await open.undo();
    expect(notices.toast?.text).toBe('Se deshizo: sacar tarjetas de su grupo');
    core.answer({
      undo: () => {
        throw refused('nothing_to_undo');
      },
    });
    await open.undo();
    expect(notices.toast?.text).toContain('No hay nada que deshacer.');
  });
});

describe('the rail', () => {
  it('has every screen of the path in one stage', () => {
    const screens = STAGES.flat();
    expect(new Set(screens).size).toBe(screens.length);
    expect([stageOf('ballots'), stageOf('follow'), stageOf('settings')]).toEqual([3, 5, null]);
  });

  it('checks what is done, lights what is here, and disables nothing', () => {
    const stages = railStages(view, 'ballots', null);
    expect(stages.map((stage) => stage.state)).toEqual(['', 'done', 'now', '', '']);
    expect(stages[2]?.pages.find((page) => page.current)?.id).toBe('ballots');
    expect(stages[3]?.pages.map((page) => page.id)).toEqual(['list', 'plan']);
  });

  it('counts what waits for a decision beside Compartir, and without a process offers only settings', () => {
    expect(alwaysThere(view, 'home')[0]).toMatchObject({ id: 'share', count: 3 });
    expect(alwaysThere(null, 'settings').map((page) => page.id)).toEqual(['settings']);
  });
});
