// Photos of the signed list: sealed before they are kept, seen where the persons of the list are.
import type { Erased, Failure, SignedSheets, SignedSheetView } from '../ipc/bindings';
import { t } from '../words/words.svelte';
import { ask, type Answer } from './asking';
import { notices } from './notices.svelte';
import { sourceOf } from './photos.svelte';
import { Reading } from './reading.svelte';
import { longWork } from './work.svelte';

export class SheetsOfSession {
  readonly reading = new Reading<SignedSheets>(['signed_sheet', 'redaction', 'process'], () => ask('list_signed_sheets', {}));
  /** Which of how many is being added. */
  adding: { at: number; count: number } | null = $state.raw(null);
  /** Why photos were not taken in. */
  refused: readonly Failure[] = $state.raw([]);

  /** In order of their numbers; at the end those whose adding was taken back. */
  get list(): readonly SignedSheetView[] {
    return this.reading.value?.sheets ?? [];
  }

  /** Asks for photos and adds them; those that are not taken do not hinder the rest. */
  async add(): Promise<void> {
    if (this.adding) return;
    this.refused = [];
    const chosen = await ask('choose_photos', {});
    if (!chosen.done) {
      this.refused = [chosen.failure];
      return;
    }
    const { paths } = chosen.value;
    let added = 0;
    for (const [index, path] of paths.entries()) {
      this.adding = { at: index + 1, count: paths.length };
      const answer = await ask('add_signed_sheet', { path });
      if (answer.done) added += 1;
      else this.refused = [...this.refused, answer.failure];
    }
    this.adding = null;
    if (added > 0) notices.announce(t('sheets-added', { count: added }));
  }

  /** The photo, for an image; nothing where it is missing or closed. */
  async source(sheet: SignedSheetView): Promise<string | null> {
    const answer = await ask('read_signed_sheet', { id: sheet.id });
    return answer.done && answer.value.jpeg !== null ? sourceOf(answer.value.jpeg) : null;
  }

  /** Removes it for ever. */
  erase(sheet: SignedSheetView): Promise<Answer<Erased>> {
    return longWork.during(() => ask('erase_signed_sheet', { id: sheet.id }));
  }
}

export const sheets = new SheetsOfSession();
