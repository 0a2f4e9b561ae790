// The tie-break of a vote, in words: its key is `official`, `official:SEED` or `drawn:SEED`.
import { t } from './words.svelte';

/** The kind of tie-break, and the seed of its lot; empty where no lot was drawn. */
export function partsOfTies(key: string): { kind: string; seed: string } {
  const [kind = '', ...seed] = key.split(':');
  return { kind, seed: seed.join(':') };
}

/** One sentence without its full stop. */
export function ties(key: string): string {
  const { kind, seed } = partsOfTies(key);
  return t(`ties-${kind}`, { seed, lot: seed === '' ? 'none' : 'drawn' });
}
