// Why something was not done, in words.
import type { Failure } from '../ipc/bindings';
import { words } from './words.svelte';

/** The words of a failure; those that the core sent when this version knows none. */
export function explain(failure: Failure): string {
  const key = `failure-${failure.code}`;
  if (words.knows(key)) return words.say(key, failure.args);
  return failure.message || words.say('failure-unreachable');
}

/** What happened, and the rest: what was kept and what to do. */
export function explainInParts(failure: Failure): { what: string; rest: string } {
  const text = explain(failure);
  const end = text.indexOf('. ');
  return end < 0 ? { what: text, rest: '' } : { what: text.slice(0, end + 1), rest: text.slice(end + 2) };
}
