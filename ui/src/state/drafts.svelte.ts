// Rows that are half typed: they live longer than their screen, until they are added or given up.
import { openProcess } from './process.svelte';

/** Kinds of rows that are typed before they are added. */
export type DraftNoun = 'topic' | 'milestone' | 'group' | 'proposal' | 'vote';

export class Draft<Field extends string> {
  /** What is typed in each of its fields. */
  text: Record<Field, string>;
  /** Rows that would go into the new one, such as the slips of a group. */
  along: readonly string[] = $state.raw([]);
  readonly #blank: Readonly<Record<Field, string>>;

  constructor(blank: Readonly<Record<Field, string>>) {
    this.#blank = blank;
    this.text = $state({ ...blank });
  }

  /** Whether somebody typed something that nobody has added yet. */
  get started(): boolean {
    return (Object.keys(this.#blank) as Field[]).some((field) => this.text[field] !== this.#blank[field]);
  }

  /** Nothing is typed any more. */
  clear(): void {
    Object.assign(this.text, this.#blank);
    this.along = [];
  }
}

interface Kept {
  /** A draft belongs to one process. */
  process: string;
  noun: DraftNoun;
  about: string;
  draft: Draft<string>;
}

export class Drafts {
  /** What was half typed, the one opened last at the end. */
  #kept: readonly Kept[] = [];

  /** The draft of a new row; `about` is the row that it belongs to, such as the commitment of a milestone. */
  of<Field extends string>(noun: DraftNoun, about: string, blank: Readonly<Record<Field, string>>): Draft<Field> {
    const process = openProcess.view?.id ?? '';
    const same = (each: Kept) => each.process === process && each.noun === noun && each.about === about;
    const known = this.#kept.find((each) => same(each) && each.draft.started)?.draft as Draft<Field> | undefined;
    const draft = known ?? new Draft(blank);
    this.#kept = [...this.#kept.filter((each) => !same(each)), { process, noun, about, draft }];
    return draft;
  }

  /** Whether somebody left a row half typed, in this process or another one. */
  get started(): boolean {
    return this.#kept.some(({ draft }) => draft.started);
  }

  /** What a draft that somebody left half typed is about, the one opened last; nothing when there is none. */
  left(noun: DraftNoun): string | null {
    const process = openProcess.view?.id ?? '';
    return this.#kept.findLast((each) => each.process === process && each.noun === noun && each.draft.started)?.about ?? null;
  }
}

export const drafts = new Drafts();
