// Every call of a state class goes through here: a refusal goes back to its cause, a fault also to the banner.
import { ACTING, RECORDING, type Failure } from '../ipc/bindings';
import { call, failedFrom, type Name, type Reply, type Request } from '../ipc/call';
import { notices } from './notices.svelte';
import { saving } from './saving.svelte';

/** What became of a call: its reply, or why it was not done. */
export type Answer<T> = { done: true; value: T } | { done: false; failure: Failure };

/** Whether a success says that things work again. Putting a process away does not: what was lost before stays told. */
const mends = (name: Name) => RECORDING.has(name) || (ACTING.has(name) && name !== 'close_process');

export async function ask<N extends Name>(name: N, request: Request<N>): Promise<Answer<Reply<N>>> {
  const records = RECORDING.has(name);
  const answered = records || ACTING.has(name) ? saving.follow() : undefined;
  if (records) saving.begin();
  try {
    const value = await call(name, request);
    if (records) {
      saving.end(true);
      // What a toast offers to take back is no longer the last change.
      notices.closeToast();
    }
    if (mends(name)) notices.closeFault();
    return { done: true, value };
  } catch (thrown) {
    const { failure } = failedFrom(thrown);
    if (records) saving.end(!failure.fault);
    if (failure.fault) notices.broke(failure);
    return { done: false, failure };
  } finally {
    answered?.();
  }
}
