// One dot per ballot: who paid the full share, who paid what was left, who had nothing left, who did not choose the project.
import type { Reason } from '../ipc/bindings';

export type Dot = 'full' | 'half' | 'spent' | 'empty';

export interface Group {
  dot: Dot;
  /** Ballots. */
  count: number;
  /** Key of its words. */
  says: string;
}

/** Ballots behind a project in up to four groups, those with none left out. */
export function groupsOf(reason: Reason, votes: number, ballots: number): Group[] {
  const rest: Group = { dot: 'empty', count: Math.max(0, ballots - votes), says: 'result-dots-not-chosen' };
  const groups: Group[] =
    reason.why === 'paid_by_shares'
      ? [
          { dot: 'full', count: reason.paid_in_full, says: 'result-dots-full' },
          { dot: 'half', count: reason.paid_what_was_left, says: 'result-dots-left' },
          {
            dot: 'spent',
            count: Math.max(0, votes - reason.paid_in_full - reason.paid_what_was_left),
            says: 'result-dots-nothing-left',
          },
          { ...rest, says: 'result-dots-paid-nothing' },
        ]
      : [{ dot: 'full', count: votes, says: 'result-dots-chosen' }, rest];
  return groups.filter((group) => group.count > 0);
}

/** Most circles that are drawn; with more ballots each stands for several. */
export const MOST_DOTS = 200;

/** Dots to draw and how many ballots one stands for. */
export function dotsOf(groups: readonly Group[]): { each: number; dots: Dot[] } {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const each = Math.max(1, Math.ceil(total / MOST_DOTS));
  const dots = groups.flatMap(({ dot, count }) => Array.from({ length: Math.max(1, Math.round(count / each)) }, () => dot));
  return { each, dots };
}
