import { beforeEach, describe, expect, it } from 'vitest';
import { ask } from './asking';
import { notices } from './notices.svelte';
import { broken, Rehearsal } from './rehearsal';

const failing = () => {
  throw broken('disk_full');
};

describe('a fault in the banner', () => {
  let core: Rehearsal;

  beforeEach(async () => {
    notices.closeFault();
    core = new Rehearsal({ create_process: failing });
    await ask('create_process', { name: 'Plan' });
    expect(notices.fault?.code).toBe('disk_full');
  });

  it.each(['create_process', 'open_process', 'make_bundle', 'edit_process'] as const)('goes when %s works', async (name) => {
    core.answer({ [name]: () => ({}) });
    await ask(name, {} as never);
    expect(notices.fault).toBeNull();
  });

  it.each(['list_processes', 'close_process'] as const)('stays when all that works is %s', async (name) => {
    core.answer({ [name]: () => ({}) });
    await ask(name, {});
    expect(notices.fault?.code).toBe('disk_full');
  });
});
