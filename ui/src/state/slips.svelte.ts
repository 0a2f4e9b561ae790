// What was said at the tables: one slip each.
import type { CaptureEcho, CaptureLine, Captured, SlipKind, SlipView, Slips } from '../ipc/bindings';
import { t } from '../words/words.svelte';
import { ask, type Answer } from './asking';
import { written } from './keys.svelte';
import { notices } from './notices.svelte';
import { openProcess } from './process.svelte';
import { Reading } from './reading.svelte';

const NOUNS = ['slip', 'topic', 'table', 'lineage'];

export const KINDS: readonly SlipKind[] = ['problem', 'need', 'proposal', 'gap', 'agreement'];

export class SlipsOfProcess {
  /** Whose slips are read: of one table, or of all. */
  table: string | null = $state(null);
  readonly reading = new Reading<Slips>(NOUNS, () => ask('list_slips', { table: this.table, trash: false }));
  readonly trashed = new Reading<Slips>(NOUNS, () => ask('list_slips', { table: null, trash: true }));

  /** Newest first. */
  get list(): readonly SlipView[] {
    return this.reading.value?.slips ?? [];
  }

  /** Reads the slips of another table, or of all. */
  async choose(table: string | null): Promise<void> {
    if (this.table === table) return;
    this.table = table;
    this.reading.value = null;
    await this.reading.refresh();
  }

  /** How a line would be saved; nothing when that cannot be said now. */
  async read(line: CaptureLine): Promise<CaptureEcho | null> {
    const answer = await ask('read_line', line);
    return answer.done ? answer.value : null;
  }

  async capture(line: CaptureLine): Promise<Answer<Captured>> {
    const answer = await ask('capture_slip', line);
    if (answer.done) {
      const { kind, table, code } = answer.value;
      notices.announce(t('capture-done', { kind: t(`kind-${kind}`), table, code }));
    }
    return answer;
  }

  edit(id: string, kind: SlipKind, line: string): Promise<Answer<unknown>> {
    return ask('edit_slip', { id, kind, line });
  }

  async trash(slip: SlipView): Promise<void> {
    const answer = await ask('trash_slip', { id: slip.id });
    if (!answer.done) return;
    notices.show({
      text: t('capture-trashed', { code: slip.code }),
      action: { text: t('shell-undo'), keys: written('Ctrl+Z'), run: () => void openProcess.undo() },
    });
  }

  async restore(slip: SlipView): Promise<void> {
    const answer = await ask('restore_slip', { id: slip.id });
    if (answer.done) notices.show({ text: t('capture-restored', { code: slip.code }) });
  }
}

export const slips = new SlipsOfProcess();
