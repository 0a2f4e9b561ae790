// Slips that are picked up and on their way to a group, with the keyboard or the pointer.

/** Out of every group. */
export const LOOSE = 'loose';
/** Into a group that gets its name now. */
export const NEW = 'new';

/** A list on the board: the loose slips or a group, with the slips that can be seen. */
export interface Column {
  /** The group, or `loose`. */
  id: string;
  slips: readonly string[];
}

export class Carrying {
  /** What is picked up; nothing when the hand is empty. */
  slips: readonly string[] = $state.raw([]);
  #targets: readonly string[] = $state.raw([]);
  #index = $state(0);

  get active(): boolean {
    return this.slips.length > 0;
  }

  /** Where it would be dropped now. */
  get target(): string | null {
    return this.active ? (this.#targets[this.#index] ?? null) : null;
  }

  /** Picks slips up; the first place is the one after where they are. */
  lift(slips: readonly string[], targets: readonly string[], from: string): void {
    this.slips = [...slips];
    this.#targets = targets;
    const here = targets.indexOf(from);
    this.#index = targets.length > 1 && here === 0 ? 1 : 0;
  }

  /** The next place, round at the end. */
  step(by: 1 | -1): void {
    const { length } = this.#targets;
    if (length > 0) this.#index = (this.#index + by + length) % length;
  }

  /** Over a place that the pointer shows. */
  aim(target: string): void {
    const index = this.#targets.indexOf(target);
    if (index >= 0) this.#index = index;
  }

  /** Lets go; says what goes where. */
  drop(): { slips: readonly string[]; target: string } | null {
    const { slips, target } = this;
    this.cancel();
    return target === null ? null : { slips, target };
  }

  cancel(): void {
    this.slips = [];
    this.#targets = [];
    this.#index = 0;
  }
}

/** The slip that an arrow leads to: up and down in a list, left and right to the nearest list that has some. */
export function neighbour(columns: readonly Column[], slip: string, key: string): string | null {
  const here = columns.findIndex((column) => column.slips.includes(slip));
  const column = columns[here];
  if (!column) return null;
  const row = column.slips.indexOf(slip);
  if (key === 'ArrowDown') return column.slips[row + 1] ?? null;
  if (key === 'ArrowUp') return column.slips[row - 1] ?? null;
  if (key === 'Home') return column.slips[0] ?? null;
  if (key === 'End') return column.slips.at(-1) ?? null;
  const others = key === 'ArrowRight' ? columns.slice(here + 1) : columns.slice(0, here).reverse();
  const next = key === 'ArrowRight' || key === 'ArrowLeft' ? others.find((other) => other.slips.length > 0) : undefined;
  return next ? (next.slips[Math.min(row, next.slips.length - 1)] ?? null) : null;
}

/** Where the focus goes when slips leave: the next one that stays in the list, else the one before, else any. */
export function afterLeaving(columns: readonly Column[], slip: string, leaving: readonly string[]): string | null {
  const column = columns.find(({ slips }) => slips.includes(slip));
  const stays = (id: string) => !leaving.includes(id);
  const row = column?.slips.indexOf(slip) ?? -1;
  return (
    column?.slips.slice(row).find(stays) ??
    column?.slips.slice(0, row).findLast(stays) ??
    columns.flatMap(({ slips }) => slips).find(stays) ??
    null
  );
}
