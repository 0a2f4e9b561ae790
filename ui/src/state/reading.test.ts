import { beforeEach, describe, expect, it } from 'vitest';
import { ask } from './asking';
import { notices } from './notices.svelte';
import { forgetAll, hearChanges, Reading } from './reading.svelte';
import { broken, refused, Rehearsal } from './rehearsal';
import { saving } from './saving.svelte';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a reading', () => {
  let core: Rehearsal;
  let names: string[];

  beforeEach(() => {
    names = ['one'];
    core = new Rehearsal({ list_topics: () => ({ topics: [...names] }) });
    hearChanges(() => undefined);
  });

  const topics = () => new Reading(['topic'], () => ask('list_topics', {}));

  it('is read when somebody looks, and again when one of its nouns changed', async () => {
    const reading = topics();
    expect(reading.value).toBeNull();
    const leave = reading.watch();
    await settled();
    expect(reading.value).toEqual({ topics: ['one'] });
    names = ['one', 'two'];
    core.change('slip');
    await settled();
    expect(core.times('list_topics')).toBe(1);
    core.change('topic');
    await settled();
    expect(reading.value).toEqual({ topics: ['one', 'two'] });
    leave();
    core.change('topic');
    await settled();
    expect(core.times('list_topics')).toBe(2);
  });

  it('answers many changes at once with one more reading', async () => {
    const reading = topics();
    const leave = reading.watch();
    await settled();
    for (let change = 0; change < 20; change += 1) core.change('topic');
    await settled();
    expect(core.times('list_topics')).toBeLessThanOrEqual(3);
    leave();
  });

  it('keeps what it had when a later reading fails, and says why', async () => {
    const reading = topics();
    await reading.refresh();
    core.answer({
      list_topics: () => {
        throw refused('no_process_open');
      },
    });
    await reading.refresh();
    expect(reading.value).toEqual({ topics: ['one'] });
    expect(reading.failure?.code).toBe('no_process_open');
  });

  it('forgets what it had when another process is opened', async () => {
    const reading = topics();
    const lasting = new Reading([], () => ask('list_topics', {}), true);
    await reading.refresh();
    await lasting.refresh();
    forgetAll();
    expect(reading.value).toBeNull();
    expect(lasting.value).not.toBeNull();
  });
});

describe('a call', () => {
  it('gives a refusal back to its cause and shows no banner', async () => {
    new Rehearsal({
      add_topic: () => {
        throw refused('topic_repeated', { name: 'Agua' });
      },
    });
    notices.closeFault();
    const answer = await ask('add_topic', { name: 'Agua' });
    expect(answer.done).toBe(false);
    expect(notices.fault).toBeNull();
  });

  it('shows a fault until something is saved again', async () => {
    const core = new Rehearsal({
      add_topic: () => {
        throw broken('disk_full');
      },
    });
    await ask('add_topic', { name: 'Agua' });
    expect(notices.fault?.code).toBe('disk_full');
    expect(saving.view.state).toBe('failed');
    core.answer({ add_topic: () => ({ id: '1' }), list_topics: () => ({ topics: [] }) });
    await ask('list_topics', {});
    expect(notices.fault?.code).toBe('disk_full');
    await ask('add_topic', { name: 'Agua' });
    expect(notices.fault).toBeNull();
    expect(saving.view.state).not.toBe('failed');
  });
});
