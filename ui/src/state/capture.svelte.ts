// The line that is being typed at a table; it lives longer than its screen, so that no draft is lost.
import type { CaptureEcho, Piece, SlipKind, SlipView } from '../ipc/bindings';
import { explain } from '../words/explain';
import { money } from '../words/formats';
import { t } from '../words/words.svelte';
import { notices } from './notices.svelte';
import { KINDS, slips } from './slips.svelte';

const SIGNS = '!*+?=';

/** The line in stretches: as far as what was read still fits, the rest plain. */
export function stretches(line: string, read: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const piece of read) {
    if (!line.startsWith(piece.text, at)) break;
    pieces.push(piece);
    at += piece.text.length;
  }
  return at < line.length ? [...pieces, { text: line.slice(at), role: 'text' }] : pieces;
}

/** Where the code under the cursor starts; nothing when the cursor is in plain words. */
export function codeAt(pieces: readonly Piece[], caret: number): number | null {
  let start = 0;
  for (const { text, role } of pieces) {
    const end = start + text.length;
    if (role !== 'text' && caret > start && caret <= end) return start;
    start = end;
  }
  return null;
}

/** Where this window remembers its table of a process: after a power cut the next slip must not go to another one. */
const seatIn = (process: string) => `table of ${process}`;

/** A line that is half typed. */
interface Begun {
  line: string;
  kind: SlipKind;
}

export class CaptureDraft {
  line = $state('');
  kind: SlipKind = $state('proposal');
  table = $state('');
  /** The slip that is being corrected. */
  editing: SlipView | null = $state.raw(null);
  echo: CaptureEcho | null = $state.raw(null);
  trouble = $state('');

  #process = '';
  #set_aside: Begun | null = null;
  /** Lines that were left half typed in other processes. */
  #begun: Readonly<Record<string, Begun>> = {};
  #reading = false;
  #unread = false;
  #saving = false;

  /** The kind that will be saved: a first character wins over the chosen one. */
  get kindShown(): SlipKind {
    return this.line === '' ? this.kind : (this.echo?.kind ?? this.kind);
  }

  get pieces(): Piece[] {
    return stretches(this.line, this.echo?.pieces ?? []);
  }

  /** Why the line could not be saved as it stands now; an unfinished one is no trouble yet. */
  get warning(): string {
    const { trouble } = this.echo ?? {};
    return this.line === '' || this.trouble !== '' || !trouble || trouble.code === 'slip_empty' ? '' : explain(trouble);
  }

  get unsaved(): boolean {
    return this.line !== (this.editing?.line ?? '');
  }

  /** Whether a line was left half typed, here or in another process. */
  get begun(): boolean {
    const elsewhere = Object.entries(this.#begun).some(([process, { line }]) => process !== this.#process && line !== '');
    return this.unsaved || elsewhere || (this.#set_aside?.line ?? '') !== '';
  }

  /** A draft belongs to one process. */
  belong(process: string): void {
    if (process === this.#process) return;
    const { line, kind } = this.#set_aside ?? this;
    this.#begun = { ...this.#begun, [this.#process]: { line, kind } };
    this.#process = process;
    this.#set_aside = null;
    this.editing = null;
    this.table = localStorage.getItem(seatIn(process)) ?? '';
    const begun = this.#begun[process];
    this.#put(begun?.line ?? '', begun?.kind ?? 'proposal');
  }

  write(line: string): void {
    this.line = line;
    this.trouble = '';
    void this.#read();
  }

  sitAt(table: string): void {
    this.table = table;
    localStorage.setItem(seatIn(this.#process), table);
    this.trouble = '';
    void this.#read();
  }

  /** Chooses a kind; a first character that says another goes away. */
  choose(kind: SlipKind): void {
    this.kind = kind;
    if (this.echo?.pieces[0]?.role === 'kind' && SIGNS.includes(this.line.charAt(0))) this.line = this.line.slice(1).trimStart();
    void this.#read();
  }

  cycle(step: 1 | -1): void {
    const next = KINDS[(KINDS.indexOf(this.kindShown) + step + KINDS.length) % KINDS.length];
    if (next) this.choose(next);
  }

  /** Saves the line; keys that come meanwhile start the next one. */
  async submit(): Promise<void> {
    if (this.#saving || (this.line.trim() === '' && !this.editing)) return;
    this.#saving = true;
    const { line, kind, editing } = this;
    const answer = editing ? await slips.edit(editing.id, kind, line) : await slips.capture({ table: this.table, kind, line });
    this.#saving = false;
    if (!answer.done) {
      // A fault already has the banner; the line stays either way.
      this.trouble = answer.failure.fault ? '' : explain(answer.failure);
      return;
    }
    const typedSince = this.line.startsWith(line) ? this.line.slice(line.length) : '';
    if (editing) {
      notices.announce(t('capture-edited', { code: editing.code }));
      this.editing = null;
      this.#takeUp();
    } else {
      this.#put(typedSince, kind);
    }
  }

  /** Brings a slip into the line; what stood there comes back afterwards. */
  edit(slip: SlipView): void {
    if (!this.editing) this.#set_aside = { line: this.line, kind: this.kind };
    this.editing = slip;
    this.table = slip.table;
    this.#put(slip.line, slip.kind);
  }

  cancelEdit(): void {
    this.editing = null;
    this.#takeUp();
  }

  /** Turns the code under the cursor back into plain text; says whether there was one. */
  makePlain(caret: number): boolean {
    const start = codeAt(this.pieces, caret);
    if (start === null) return false;
    this.write(`${this.line.slice(0, start)}\\${this.line.slice(start)}`);
    return true;
  }

  /** Short name that would end the code under the end of the line. */
  get suggestion(): string | null {
    const last = this.pieces.at(-1);
    const first = this.echo?.suggestions[0];
    if (last?.role !== 'topic' || first === undefined || last.text.slice(1) === first) return null;
    return first;
  }

  accept(suggestion: string): void {
    const last = this.pieces.at(-1);
    if (last?.role !== 'topic') return;
    this.write(`${this.line.slice(0, this.line.length - last.text.length)}#${suggestion} `);
  }

  /** Writes a cost that could be read two ways so that it can be read in one. */
  settleCost(amount: number): void {
    this.write(this.pieces.map(({ text, role }) => (role === 'cost' ? money(amount) : text)).join(''));
  }

  #put(line: string, kind: SlipKind): void {
    this.line = line;
    this.kind = kind;
    this.trouble = '';
    this.echo = null;
    void this.#read();
  }

  #takeUp(): void {
    const { line, kind } = this.#set_aside ?? { line: '', kind: this.kind };
    this.#set_aside = null;
    this.#put(line, kind);
  }

  /** Asks how the line would be saved; while one answer is under way only the newest question waits. */
  async #read(): Promise<void> {
    this.#unread = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#unread) {
      this.#unread = false;
      const { kind, line } = this;
      // A slip that is corrected stays at its table, whichever is looked at.
      const table = this.editing?.table ?? this.table;
      const echo = line === '' || table === '' ? null : await slips.read({ table, kind, line });
      if (!this.#unread) this.echo = echo;
    }
    this.#reading = false;
  }
}

export const draft = new CaptureDraft();
