// Settings of this computer; what can be seen of them applies to the page at once.
import type { Settings, SettingsView, Theme } from '../ipc/bindings';
import { words } from '../words/words.svelte';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export const LETTER_SIZES = [100, 112, 125, 150] as const;

export class SettingsOfComputer {
  readonly reading = new Reading<SettingsView>([], () => ask('read_settings', {}), true);

  get value(): Settings | null {
    return this.reading.value?.settings ?? null;
  }

  get tabChangesKind(): boolean {
    return this.value?.tab_changes_kind ?? true;
  }

  /** The change that was sent last, and its answer. */
  #last: Promise<unknown> = Promise.resolve();

  /** Changes go one after the other: each carries all settings, so one that began from old ones would undo another. */
  change(part: Partial<Settings>): Promise<Answer<SettingsView>> {
    const answer = this.#last.then(() => this.#send(part));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #send(part: Partial<Settings>): Promise<Answer<SettingsView>> {
    const before = this.value;
    if (!before) return ask('read_settings', {});
    const answer = await ask('change_settings', { ...before, ...part });
    if (answer.done) {
      this.reading.value = answer.value;
      this.apply();
    }
    return answer;
  }

  /** One size larger or smaller, within the four. */
  async resize(step: 1 | -1): Promise<void> {
    const index = LETTER_SIZES.findIndex((size) => size === (this.value?.letter_size ?? 100));
    const next = LETTER_SIZES[index + step];
    if (next !== undefined) await this.change({ letter_size: next });
  }

  /** Brings language, colours and letter size to the page. */
  apply(): void {
    const settings = this.value;
    if (!settings) return;
    words.tongue = settings.language;
    const page = document.documentElement;
    page.lang = settings.language;
    page.dataset['theme'] = themeName(settings.theme);
    page.dataset['size'] = String(settings.letter_size);
  }

  /** Follows the system's colours while no others are chosen. */
  followSystem(): () => void {
    const apply = () => this.apply();
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', apply);
    return () => {
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }
}

/** The name of a theme in the style sheet. */
export function themeName(theme: Theme): string {
  if (theme !== 'system') return theme.replace('_', '-');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (matchMedia('(prefers-contrast: more)').matches) return dark ? 'contrast-dark' : 'contrast';
  return dark ? 'dark' : 'light';
}

export const settings = new SettingsOfComputer();
