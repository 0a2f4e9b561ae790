import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Rehearsal } from './rehearsal';
import { LongWork } from './work.svelte';

describe('long work', () => {
  let core: Rehearsal;

  beforeEach(() => {
    vi.useFakeTimers();
    core = new Rehearsal({ read_work: () => ({ done: 25, of: 100 }), stop_work: () => ({}) });
    return () => vi.useRealTimers();
  });

  it('shows how far it is while it goes on, and nothing before and after', async () => {
    const work = new LongWork();
    let end: (value: string) => void = () => undefined;
    const done = work.during(() => new Promise<string>((ended) => (end = ended)));
    expect(work.view).toBeNull();
    await vi.advanceTimersByTimeAsync(700);
    expect(work.view).toEqual({ done: 25, of: 100 });
    await work.stop();
    await work.stop();
    expect([core.times('stop_work'), work.stopping]).toEqual([1, true]);
    end('ended');
    expect(await done).toBe('ended');
    await vi.advanceTimersByTimeAsync(700);
    expect([work.view, work.stopping]).toEqual([null, false]);
  });

  it('shows no bar for what has no measure, and stops nothing then', async () => {
    const work = new LongWork();
    core.answer({ read_work: () => ({ done: 0, of: 0 }) });
    const done = work.during(() => new Promise<void>((ended) => setTimeout(ended, 1000)));
    await vi.advanceTimersByTimeAsync(900);
    await work.stop();
    expect([work.view, core.times('stop_work')]).toEqual([null, 0]);
    await vi.advanceTimersByTimeAsync(200);
    await done;
  });

  it('ends also when the task fails', async () => {
    const work = new LongWork();
    await expect(work.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(work.view).toBeNull();
    await vi.advanceTimersByTimeAsync(700);
    expect(core.times('read_work')).toBe(0);
  });
});
