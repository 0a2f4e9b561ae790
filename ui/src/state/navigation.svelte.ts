// Where the person is: one screen, perhaps about one row.

export type Screen =
  | 'home'
  | 'prepare'
  | 'live'
  | 'cards'
  | 'group'
  | 'proposals'
  | 'ballots'
  | 'result'
  | 'list'
  | 'commitment'
  | 'plan'
  | 'follow'
  | 'share'
  | 'receive'
  | 'conflicts'
  | 'history'
  | 'settings';

export interface Place {
  screen: Screen;
  /** Row or section that the screen opens with. */
  row: string | null;
}

/** Screens of each stage of the rail, the first one being its door. */
export const STAGES: readonly (readonly Screen[])[] = [
  ['prepare'],
  ['live', 'cards'],
  ['group', 'proposals', 'ballots', 'result'],
  ['list', 'commitment', 'plan'],
  ['follow'],
];

/** The stage, from 1, that a screen belongs to; nothing for those outside the path. */
export function stageOf(screen: Screen): number | null {
  const index = STAGES.findIndex((screens) => screens.includes(screen));
  return index < 0 ? null : index + 1;
}

export class Navigation {
  place: Place = $state.raw({ screen: 'home', row: null });
  /** Counts arrivals, so that the shell can bring the focus to the new screen. */
  arrivals = $state(0);
  #trail: Place[] = [];

  get screen(): Screen {
    return this.place.screen;
  }

  get row(): string | null {
    return this.place.row;
  }

  go(screen: Screen, row: string | null = null): void {
    this.#trail = [...this.#trail.slice(-20), this.place];
    this.place = { screen, row };
    this.arrivals += 1;
  }

  /** Opens the door of a stage, from 1. */
  goToStage(stage: number): void {
    const door = STAGES[stage - 1]?.[0];
    if (door) this.go(door);
  }

  /** Back to where the person came from. */
  back(): void {
    const before = this.#trail.at(-1) ?? { screen: 'home' as const, row: null };
    this.#trail = this.#trail.slice(0, -1);
    this.place = before;
    this.arrivals += 1;
  }

  /** Another process is open: the way back does not lead into the old one. */
  start(screen: Screen, row: string | null = null): void {
    this.go(screen, row);
    this.#trail = [{ screen: 'home', row: null }];
  }
}

export const navigation = new Navigation();
