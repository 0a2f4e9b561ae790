// Topics of the citizen agenda of this process.
import type { Topics, TopicView } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class TopicsOfProcess {
  readonly reading = new Reading<Topics>(['topic', 'slip'], () => ask('list_topics', {}));

  get list(): readonly TopicView[] {
    return this.reading.value?.topics ?? [];
  }

  add(name: string): Promise<Answer<unknown>> {
    return ask('add_topic', { name });
  }

  rename(id: string, name: string): Promise<Answer<unknown>> {
    return ask('rename_topic', { id, name });
  }

  trash(id: string): Promise<Answer<unknown>> {
    return ask('trash_topic', { id });
  }
}

export const topics = new TopicsOfProcess();
