// The laptops of the process: whose changes count, and who waits to be let in.
import type { Laptops, Received } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class LaptopsOfProcess {
  readonly reading = new Reading<Laptops>('any', () => ask('list_laptops', {}));

  get view(): Laptops | null {
    return this.reading.value;
  }

  /** Lets a laptop in whose six words somebody heard; what waits of it counts from then on. */
  admit(device: string): Promise<Answer<Received>> {
    return ask('admit_laptop', { device });
  }
}

export const laptops = new LaptopsOfProcess();
