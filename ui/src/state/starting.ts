// The core that could not start, once more.
import type { Failure } from '../ipc/bindings';
import { failedFrom, startAgain } from '../ipc/call';
import { notices } from './notices.svelte';

/** Starts it, as a new laptop if a person wants that; answers why that was not even begun. */
export async function startCoreAgain(anew: boolean): Promise<Failure | null> {
  try {
    await startAgain(anew);
    notices.closeFault();
    return null;
  } catch (thrown) {
    return failedFrom(thrown).failure;
  }
}
