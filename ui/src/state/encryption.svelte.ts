// Encryption of the open process on the disk: how it stands, and the slots of its key.
import type { BackupsRemoved, Done, Encrypted, Encryption } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

/** Whom a new slot is for. */
export interface NewSlot {
  recipient: string | null;
  words: string | null;
  label: string;
}

export class EncryptionOfProcess {
  readonly reading = new Reading<Encryption>(['encryption', 'process', 'backup'], () => ask('read_encryption', {}));

  /** Six words to be written down before anything is locked with them; nothing where they could not be drawn. */
  async draw(): Promise<Answer<string>> {
    const answer = await ask('draw_words', {});
    return answer.done ? { done: true, value: answer.value.words } : answer;
  }

  encrypt(words: string, recovery: string): Promise<Answer<Encrypted>> {
    return this.#changed(ask('encrypt_process', { words, recovery: recovery.trim() || null }));
  }

  decrypt(): Promise<Answer<Done>> {
    return this.#changed(ask('decrypt_process', {}));
  }

  add(slot: NewSlot): Promise<Answer<Done>> {
    return this.#changed(ask('add_key', slot));
  }

  remove(number: number): Promise<Answer<Done>> {
    return this.#changed(ask('remove_key', { number }));
  }

  removePlainBackups(): Promise<Answer<BackupsRemoved>> {
    return this.#changed(ask('remove_plain_backups', {}));
  }

  async #changed<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    if (answer.done) await this.reading.refresh();
    return answer;
  }
}

export const encryption = new EncryptionOfProcess();
