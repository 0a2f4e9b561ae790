// Photos of the table that is chosen: added one by one, so that many can be stopped.
import type { Failure, PhotoView, Photos } from '../ipc/bindings';
import { t } from '../words/words.svelte';
import { ask, type Answer } from './asking';
import { written } from './keys.svelte';
import { notices } from './notices.svelte';
import { openProcess } from './process.svelte';
import { Reading } from './reading.svelte';

export class PhotosOfTable {
  /** Whose photos are read. */
  table: string | null = $state(null);
  readonly reading = new Reading<Photos>(['photo', 'process'], () => ask('list_photos', { table: this.table, trash: false }));
  /** Which of how many is being added. */
  adding: { at: number; count: number } | null = $state.raw(null);
  /** Why photos were not taken in. */
  refused: readonly Failure[] = $state.raw([]);
  #stopped = false;

  /** In the order in which they were added. */
  get list(): readonly PhotoView[] {
    return this.reading.value?.photos ?? [];
  }

  /** Reads the photos of another table. */
  async choose(table: string): Promise<void> {
    if (this.table === table) return;
    this.table = table;
    this.reading.value = null;
    this.refused = [];
    await this.reading.refresh();
  }

  /** Asks for photos and adds them to the table that is chosen now; those that are not taken do not hinder the rest. */
  async add(): Promise<void> {
    const table = this.table;
    this.refused = [];
    this.#stopped = false;
    const chosen = await ask('choose_photos', {});
    if (!chosen.done) {
      this.refused = [chosen.failure];
      return;
    }
    const { paths } = chosen.value;
    let added = 0;
    for (const [index, path] of paths.entries()) {
      if (this.#stopped) break;
      this.adding = { at: index + 1, count: paths.length };
      const answer = await ask('add_photo', { table, path, caption: null });
      if (answer.done) added += 1;
      else this.refused = [...this.refused, answer.failure];
    }
    this.adding = null;
    if (added > 0) notices.announce(t('photos-added', { count: added }));
  }

  /** Leaves those that wait; those that were added stay. */
  stop(): void {
    this.#stopped = true;
  }

  /** The photo at its whole size, for an image; nothing when it is missing here. */
  async source(photo: PhotoView): Promise<string | null> {
    const answer = await ask('read_photo', { id: photo.id });
    return answer.done && answer.value.jpeg !== null ? sourceOf(answer.value.jpeg) : null;
  }

  describe(photo: PhotoView, caption: string): Promise<Answer<unknown>> {
    return ask('describe_photo', { id: photo.id, caption });
  }

  async trash(photo: PhotoView): Promise<boolean> {
    const answer = await ask('trash_photo', { id: photo.id });
    if (!answer.done) return false;
    notices.show({
      text: t('photo-trashed'),
      action: { text: t('shell-undo'), keys: written('Ctrl+Z'), run: () => void openProcess.undo() },
    });
    return true;
  }
}

/** A JPEG in Base64 as an image reads it. */
export function sourceOf(jpeg: string): string {
  return `data:image/jpeg;base64,${jpeg}`;
}

export const photos = new PhotosOfTable();
