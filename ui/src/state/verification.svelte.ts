// Following the chain of changes of the open process.
import type { Failure, Verified } from '../ipc/bindings';
import { ask } from './asking';

export class Verification {
  found: Verified | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);

  async run(): Promise<void> {
    const answer = await ask('verify_process', {});
    this.found = answer.done ? answer.value : null;
    this.failure = answer.done ? null : answer.failure;
  }
}
