import { beforeEach, describe, expect, it } from 'vitest';
import type { BundlePreview, ProcessView } from '../ipc/bindings';
import { Bundles } from './bundles.svelte';
import { navigation } from './navigation.svelte';
import { openProcess } from './process.svelte';
import { hearChanges } from './reading.svelte';
import { refused, Rehearsal, type Replies } from './rehearsal';

const PATH = '/usb/rosa.paquete';
const view = { id: 'p', path: '/home/plan.cocrea', name: 'Plan', stage: 3, saved_at: null } as ProcessView;
const preview = { path: PATH, process_name: 'Plan', new_changes: 9, starts_process: true } as BundlePreview;

function refuses(code: string): Replies[string] {
  return () => {
    throw refused(code);
  };
}

describe('a bundle that arrives with no process open', () => {
  let core: Rehearsal;
  let bundles: Bundles;
  const asked = () => core.asked.map(({ name }) => name).filter((name) => name !== 'read_process');

  beforeEach(async () => {
    core = new Rehearsal({
      close_process: () => ({}),
      read_process: refuses('no_process_open'),
      inspect_bundle: () => ({ preview, belongs_to: null, path: PATH, needs_words: false }),
    });
    bundles = new Bundles();
    await openProcess.close();
    core.asked.length = 0;
    navigation.start('home');
  });

  it('of a process that is not here shows what would be created, and creates nothing yet', async () => {
    await bundles.take();
    expect(asked()).toEqual(['close_process', 'inspect_bundle']);
    expect([navigation.screen, navigation.row, bundles.preview]).toEqual(['receive', PATH, preview]);
    expect(openProcess.view).toBeNull();
  });

  it('creates the process, opens it at the stage that comes next, and does so once', async () => {
    const stop = hearChanges((changed) => openProcess.hear(changed));
    await bundles.take();
    core.answer({
      receive_bundle: () => {
        core.answer({ read_process: () => view });
        core.change('process');
        return { new_changes: 9, waiting: [], conflicts: 0, problems: 0 };
      },
    });
    const arrivals = navigation.arrivals;
    await bundles.receive([]);
    stop();
    expect(core.asked.find(({ name }) => name === 'receive_bundle')?.body).toEqual({ path: PATH, words: null, choices: [], admit: [] });
    expect([navigation.screen, navigation.arrivals - arrivals, openProcess.view?.id]).toEqual(['group', 1, 'p']);
    navigation.back();
    expect(navigation.screen).toBe('home');
  });

  it('of a process of this computer opens that one and shows the bundle there', async () => {
    core.answer({
      inspect_bundle: () => ({ preview: null, belongs_to: view.path, path: PATH, needs_words: false }),
      open_process: ({ path }: { path: string }) => {
        core.answer({ read_process: () => view });
        return { path };
      },
    });
    await bundles.take();
    expect(core.asked.find(({ name }) => name === 'open_process')?.body).toEqual({ path: view.path });
    expect([navigation.screen, navigation.row, openProcess.view?.id]).toEqual(['receive', PATH, 'p']);
  });

  it('leaves the person at home, with the reason, when it cannot be read or its process cannot be opened', async () => {
    core.answer({ inspect_bundle: refuses('bundle_cut') });
    await bundles.take();
    expect([navigation.screen, bundles.failure?.code]).toEqual(['home', 'bundle_cut']);
    core.answer({ inspect_bundle: () => ({ preview: null, belongs_to: view.path, path: PATH, needs_words: false }), open_process: refuses('file_in_use') });
    await bundles.take();
    expect([navigation.screen, bundles.failure?.code, bundles.preview]).toEqual(['home', 'file_in_use', null]);
  });

  it('keeps the preview when the file cannot be created', async () => {
    await bundles.take();
    core.answer({ receive_bundle: refuses('cannot_write') });
    await bundles.receive([]);
    expect([navigation.screen, bundles.preview, bundles.failure?.code, openProcess.view]).toEqual(['receive', preview, 'cannot_write', null]);
  });

  it('that opens with six words asks for them once, and receives with them', async () => {
    core.answer({
      inspect_bundle: ({ words }: { words: string | null }) => ({ preview: words === 'seis' ? preview : null, belongs_to: null, path: PATH, needs_words: words === null }),
      receive_bundle: () => ({ new_changes: 9, waiting: [], conflicts: 0, problems: 0 }),
    });
    await bundles.take();
    expect([navigation.screen, navigation.row, bundles.preview, bundles.locked]).toEqual(['receive', PATH, null, PATH]);
    await bundles.inspect(PATH, 'seis');
    expect([bundles.preview, bundles.locked]).toEqual([preview, null]);
    await bundles.admit('d');
    await bundles.receive([]);
    const words = core.asked.filter(({ body }) => body !== undefined && 'words' in (body as object)).map(({ body }) => (body as { words: unknown }).words);
    expect(words).toEqual([null, 'seis', 'seis', 'seis']);
    bundles.clear();
    await bundles.inspect(PATH);
    expect(bundles.locked).toBe(PATH);
  });

  it('that nobody chose leaves the person where they were', async () => {
    core.answer({ inspect_bundle: () => ({ preview: null, belongs_to: null, path: null, needs_words: false }) });
    await bundles.take();
    expect([navigation.screen, bundles.failure]).toEqual(['home', null]);
  });
});
