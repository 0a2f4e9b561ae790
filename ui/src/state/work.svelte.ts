// Long work: how far it is, asked for while it goes on, and the wish that it stop.
import type { WorkView } from '../ipc/bindings';
import { ask } from './asking';

/** Milliseconds between two looks; what is done sooner shows no bar. */
const OFTEN = 300;

export class LongWork {
  /** How far it is; nothing while there is none that takes long. */
  view: WorkView | null = $state.raw(null);
  /** Somebody wished that it stop. */
  stopping = $state(false);

  /** Does a task, and looks how far it is until it ends. */
  async during<T>(task: () => Promise<T>): Promise<T> {
    let ended = false;
    const look = async (): Promise<void> => {
      const answer = await ask('read_work', {});
      if (!ended && answer.done && answer.value.of > 0) this.view = answer.value;
    };
    const timer = setInterval(() => void look(), OFTEN);
    try {
      return await task();
    } finally {
      ended = true;
      clearInterval(timer);
      this.view = null;
      this.stopping = false;
    }
  }

  /** The task fails then with `work_stopped`, unless it was all but done. */
  async stop(): Promise<void> {
    if (this.view === null || this.stopping) return;
    this.stopping = true;
    await ask('stop_work', {});
  }
}

export const longWork = new LongWork();
