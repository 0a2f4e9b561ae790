// Backups of the open process: listed, made on request, gone back to.
import type { BackupMade, Backups } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';
import { longWork } from './work.svelte';

export class BackupsOfProcess {
  readonly reading = new Reading<Backups>(['backup', 'process'], () => ask('list_backups', {}));

  /** Keeps the process as it is now under a name that people give. */
  async setReturnPoint(label: string): Promise<Answer<BackupMade>> {
    return this.#made(() => ask('set_return_point', { label }));
  }

  /** Makes a whole copy where the person says, on a stick for instance. */
  async copyElsewhere(): Promise<Answer<BackupMade>> {
    return this.#made(() => ask('copy_elsewhere', { path: null }));
  }

  async #made(make: () => Promise<Answer<BackupMade>>): Promise<Answer<BackupMade>> {
    const answer = await longWork.during(make);
    if (answer.done) await this.reading.refresh();
    return answer;
  }
}

export const backups = new BackupsOfProcess();
