// What parts are given: shapes that the state classes fill without the parts knowing them.
import type { Failure } from '../ipc/bindings';
import type { IconName } from './icons';

export type SavedState = { state: 'saved'; at: number } | { state: 'saving' } | { state: 'failed' } | { state: 'nothing' };

/** What became of an attempt to save. */
export type Outcome = { done: true } | { done: false; failure: Failure };

export interface Choice {
  id: string;
  text: string;
  icon?: IconName;
  keys?: string;
}

/** A key and what it does, in words. */
export interface KeyLine {
  keys: string;
  text: string;
}

/** What a person decides about a row in conflict beside choosing versions. */
export interface Beside {
  /** field → the text that is written over its versions, in the place of choosing one. */
  texts: Readonly<Record<string, string>>;
  /** Whether the other versions of texts are kept in a new row. */
  both: boolean;
}

/** What Ctrl Z and Ctrl Y ask of the field that has the focus; it prevents the default when it did so. */
export type Turn = 'undo' | 'redo';

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the declaration that it joins has it
  interface DOMAttributes<T> {
    onturn?: (event: CustomEvent<Turn>) => void;
  }
}
