// The session of this process and its tables.
import type { EditSession, SessionView, TableView } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class SessionOfProcess {
  readonly reading = new Reading<SessionView>(['session', 'table', 'slip'], () => ask('read_session', {}));

  get view(): SessionView | null {
    return this.reading.value;
  }

  get tables(): readonly TableView[] {
    return this.view?.tables ?? [];
  }

  async edit(part: Partial<Omit<EditSession, 'id'>>): Promise<Answer<unknown>> {
    const id = this.view?.id ?? '';
    return ask('edit_session', { id, name: null, place: null, date: null, ...part });
  }

  renameTable(id: string, name: string): Promise<Answer<unknown>> {
    return ask('rename_table', { id, name });
  }
}

export const session = new SessionOfProcess();
