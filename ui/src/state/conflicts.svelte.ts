// What a person must decide after merging, and what does not add up.
import type { Conflicts, ConflictView, ResolveConflict } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

/** The version chosen for each field of a row: field → change. */
export type Chosen = Readonly<Record<string, string>>;

/** What a person decides about a row beside choosing versions. */
export interface Beside {
  /** field → the text that is written over its versions, in the place of choosing one. */
  texts: Readonly<Record<string, string>>;
  /** Whether the other versions of texts are kept in a new row. */
  both: boolean;
}

/** A row of which nothing was written and nothing else is kept. */
export const NOTHING_BESIDE: Beside = { texts: {}, both: false };

export class ConflictsOfProcess {
  readonly reading = new Reading<Conflicts>('any', () => ask('list_conflicts', {}));

  get view(): Conflicts | null {
    return this.reading.value;
  }

  /** Decides the fields of a row: all of them or, when one is refused, none. */
  resolve(conflict: ConflictView, chosen: Chosen, beside: Beside): Promise<Answer<unknown>> {
    return ask('resolve_conflict', { choices: choicesOf(conflict, chosen, beside) });
  }
}

/** What was chosen in a row, as the core wants it; fields that nobody decided stay open. */
export function choicesOf(conflict: ConflictView, chosen: Chosen, { texts, both }: Beside = NOTHING_BESIDE): ResolveConflict[] {
  return conflict.fields.flatMap((each): ResolveConflict[] => {
    const { field, versions, joined } = each;
    const cell = { noun: conflict.noun, row: conflict.row, field };
    const text = texts[field];
    if (text !== undefined && joined) {
      // Where both changed the same, taking the proposal as it stands would decide nothing.
      return joined.undecided > 0 && text === joined.text ? [] : [{ ...cell, change: null, text, beside: null }];
    }
    const change = chosen[field];
    if (change === undefined || !versions.some((version) => version.change === change)) return [];
    const other = both && each.both ? versions.find((version) => version.change !== change) : undefined;
    return [{ ...cell, change, text: null, beside: other?.change ?? null }];
  });
}

/** One name for a row in conflict, to remember what was chosen for it. */
export function nameOf(conflict: ConflictView): string {
  return `${conflict.noun}/${conflict.row}`;
}

export const conflicts = new ConflictsOfProcess();
