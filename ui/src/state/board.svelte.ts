// The board where slips that say the same are put together.
import type { Board, Created } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class BoardOfSlips {
  readonly reading = new Reading<Board>(['slip', 'group', 'lineage', 'table', 'topic', 'proposal'], () => ask('read_board', {}));

  get view(): Board | null {
    return this.reading.value;
  }

  create(name: string, slips: readonly string[]): Promise<Answer<Created>> {
    return ask('create_group', { name, slips: [...slips] });
  }

  rename(id: string, name: string): Promise<Answer<unknown>> {
    return ask('rename_group', { id, name });
  }

  /** Moves slips into a group; without one they are loose again. */
  move(slips: readonly string[], group: string | null): Promise<Answer<unknown>> {
    return ask('move_slips', { slips: [...slips], group });
  }

  trash(id: string): Promise<Answer<unknown>> {
    return ask('trash_group', { id });
  }
}

export const board = new BoardOfSlips();
