// What a person must decide after merging, and what does not add up.
import type { Conflicts, ConflictView, ResolveConflict } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

/** The version chosen for each field of a row: field → change. */
export type Chosen = Readonly<Record<string, string>>;

export class ConflictsOfProcess {
  readonly reading = new Reading<Conflicts>('any', () => ask('list_conflicts', {}));

  get view(): Conflicts | null {
    return this.reading.value;
  }

  /** Decides the fields of a row: all of them or, when one is refused, none. */
  resolve(conflict: ConflictView, chosen: Chosen): Promise<Answer<unknown>> {
    return ask('resolve_conflict', { choices: choicesOf(conflict, chosen) });
  }
}

/** What was chosen in a row, as the core wants it; fields that nobody decided stay open. */
export function choicesOf(conflict: ConflictView, chosen: Chosen): ResolveConflict[] {
  return conflict.fields.flatMap(({ field, versions }) => {
    const change = chosen[field];
    const known = versions.some((version) => version.change === change);
    return change !== undefined && known ? [{ noun: conflict.noun, row: conflict.row, field, change }] : [];
  });
}

/** One name for a row in conflict, to remember what was chosen for it. */
export function nameOf(conflict: ConflictView): string {
  return `${conflict.noun}/${conflict.row}`;
}

export const conflicts = new ConflictsOfProcess();
