// What each stage of the path still waits for: the rail and the screens say the same, because both ask here.
import type { ProcessView, SessionView } from '../ipc/bindings';

/** Sections of the first stage, in order. */
export const SECTIONS = ['identity', 'ceiling', 'topics', 'session'] as const;
export type Section = (typeof SECTIONS)[number];

/** How many answers each section of the first stage still waits for. */
export function missingAnswers(view: ProcessView | null, room: SessionView | null): Record<Section, number> {
  return {
    identity: blanks(view?.name, view?.place, view?.period),
    ceiling: blanks(view?.ceiling, view?.ceiling_source),
    topics: (view?.counts.topics ?? 0) === 0 ? 1 : 0,
    session: blanks(room?.name, room?.place, room?.date),
  };
}

/** Whether nothing of a stage, from 1, is left to do; having gone past it is not enough. */
export function isDone(stage: number, view: ProcessView, room: SessionView | null): boolean {
  switch (stage) {
    case 1:
      return Object.values(missingAnswers(view, room)).every((count) => count === 0);
    case 2:
      return view.counts.slips > 0 && view.stage > 2;
    case 3:
      // Commitments come from a closed vote only.
      return view.stage > 3;
    case 4:
      return view.stage > 4;
    default:
      return false;
  }
}

function blanks(...answers: (string | number | null | undefined)[]): number {
  return answers.filter((answer) => answer === null || answer === undefined || answer === '').length;
}
