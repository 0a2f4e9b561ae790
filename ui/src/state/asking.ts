// Every call of a state class goes through here: a refusal goes back to its cause, a fault also to the banner.
import type { Failure } from '../ipc/bindings';
import { call, failedFrom, type Name, type Reply, type Request } from '../ipc/call';
import { notices } from './notices.svelte';
import { saving } from './saving.svelte';

/** What became of a call: its reply, or why it was not done. */
export type Answer<T> = { done: true; value: T } | { done: false; failure: Failure };

/** Names of use cases that leave the process as it is. */
const LEAVES_ALONE = /^(list|read|inspect|search|verify|show|open|close|make|change)_?/;

function saves(name: Name): boolean {
  return name === 'open_vote' || name === 'close_vote' || !LEAVES_ALONE.test(name);
}

export async function ask<N extends Name>(name: N, request: Request<N>): Promise<Answer<Reply<N>>> {
  const writes = saves(name);
  if (writes) saving.begin();
  try {
    const value = await call(name, request);
    if (writes) {
      saving.end(true);
      notices.closeFault();
      // What a toast offers to take back is no longer the last change.
      notices.closeToast();
    }
    return { done: true, value };
  } catch (thrown) {
    const { failure } = failedFrom(thrown);
    if (writes) saving.end(!failure.fault);
    if (failure.fault) notices.broke(failure);
    return { done: false, failure };
  }
}
