// The processes of this computer: one file each.
import type { Home, ProcessCard } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class ProcessesOfComputer {
  readonly reading = new Reading<Home>('any', () => ask('list_processes', {}), true);

  get cards(): readonly ProcessCard[] {
    return this.reading.value?.processes ?? [];
  }

  /** Opens the folder of a file with the file chosen in it. */
  show(path: string): Promise<Answer<unknown>> {
    return ask('show_file', { path });
  }
}

export const processes = new ProcessesOfComputer();
