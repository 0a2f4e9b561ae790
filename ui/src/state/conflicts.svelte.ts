// What a person must decide after merging, and what does not add up.
import type { Conflicts, ConflictView, ResolveConflict } from '../ipc/bindings';
import { JOINED, type Beside } from '../parts/shapes';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

/** The version chosen for each field of a row: field → change, or `JOINED` for the text that is written below. */
export type Chosen = Readonly<Record<string, string>>;

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
    const change = chosen[field];
    if (change === JOINED && joined) {
      const text = texts[field] ?? joined.text;
      // Where both changed the same, taking the proposal as it stands would decide nothing.
      return joined.undecided > 0 && text === joined.text ? [] : [{ ...cell, change: null, text, beside: null }];
    }
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
