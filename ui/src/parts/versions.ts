// A row in conflict as sides to choose between: what each laptop wrote, field by field, in words.
import type { ConflictView, FieldConflict, Version } from '../ipc/bindings';
import { date } from '../words/formats';
import { t, words } from '../words/words.svelte';
import { differences, type Stretch } from './differences';

/** What one laptop wrote in the fields in conflict. */
export interface Side {
  device: string;
  own: boolean;
  from: string;
  at: number;
  /** field → its version. */
  versions: Readonly<Record<string, Version>>;
}

/** Who wrote a version. */
type Author = Pick<Side, 'own' | 'from'>;

const deviceOf = (version: Version): string => version.change.split('/')[0] ?? version.change;

/** The sides of a row, the own one first; nothing when the fields were not written by the same laptops. */
export function sidesOf(conflict: ConflictView): Side[] | null {
  const sides = new Map<string, { at: number; first: Version; versions: Record<string, Version> }>();
  for (const { field, versions } of conflict.fields) {
    for (const version of versions) {
      const device = deviceOf(version);
      const side = sides.get(device) ?? { at: version.at, first: version, versions: {} };
      if (side.versions[field]) return null;
      side.versions[field] = version;
      side.at = Math.max(side.at, version.at);
      sides.set(device, side);
    }
  }
  const whole = [...sides.values()].every(({ versions }) => Object.keys(versions).length === conflict.fields.length);
  if (!whole) return null;
  return [...sides]
    .map(([device, { at, first, versions }]) => ({ device, own: first.own, from: first.from, at, versions }))
    .sort((one, other) => Number(other.own) - Number(one.own));
}

/** What a side is called: the one you have, the one arriving where it is the only one that is not yours, or whose it is. */
export function sideName({ own, from }: Author, all: readonly Author[], arriving: boolean): string {
  if (own) return t(arriving ? 'conflict-own' : 'conflict-here');
  return arriving && all.length === 2 && all.some((each) => each.own) ? t('conflict-arriving') : t('conflict-of', { from });
}

export function fieldName(field: string): string {
  const key = `field-${field}`;
  return words.knows(key) ? t(key) : t('field-other');
}

/** A value as people read it. */
export function valueOf(noun: string, field: string, text: string | null): string {
  if (text === null || text === '') return t('conflict-nothing');
  if (field === 'kind') return t(`kind-${text}`);
  if (field === 'state') return t(noun === 'ballot' ? `ballot-state-${text}` : `vote-state-${text}`);
  if (field === 'trashed') return t(`conflict-trashed-${text}`);
  if (text === 'true' || text === 'false') return t(`conflict-${text}`);
  if ((field === 'due' || field === 'date') && /^\d{4}-\d\d-\d\d$/u.test(text)) return date(text);
  return text;
}

/** A version with what differs from the others marked. */
export function marked(noun: string, { field, versions }: FieldConflict, version: Version): Stretch[] {
  const other = versions.find((each) => each.change !== version.change);
  return differences(valueOf(noun, field, version.text), other ? valueOf(noun, field, other.text) : '');
}

const LARGE = ['text', 'title', 'name', 'problem', 'solution', 'product'];

/** Fields of running text are read large; the rest are lines under them. */
export function isLarge(field: string, index: number): boolean {
  return index === 0 && LARGE.includes(field);
}
