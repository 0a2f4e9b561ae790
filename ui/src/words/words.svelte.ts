// People's words: read from assets/words, spoken in the language of the settings.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Tongue = 'es-MX' | 'en';
export type WordArguments = Record<string, string | number>;

export const TONGUES: readonly Tongue[] = ['es-MX', 'en'];

/** The terminal speaks from Rust; of the documents' words the face uses those that spell an amount. */
const files = import.meta.glob(['$assets/words/*/*.ftl', '!**/cli.ftl'], {
  query: '?raw',
  eager: true,
  import: 'default',
}) as Record<string, string>;

function bundleOf(tongue: Tongue): FluentBundle {
  // Isolation marks would end up in copied text; the core strips stray direction marks from what people write.
  const bundle = new FluentBundle(tongue, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/${tongue}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles: Record<Tongue, FluentBundle> = { 'es-MX': bundleOf('es-MX'), en: bundleOf('en') };

class Words {
  tongue: Tongue = $state('es-MX');

  knows(key: string): boolean {
    return bundles[this.tongue].hasMessage(key);
  }

  /** The words of a key; the key itself when there are none, so that a gap is seen. */
  say(key: string, values: WordArguments = {}): string {
    const bundle = bundles[this.tongue];
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) return key;
    return bundle.formatPattern(pattern, values as Record<string, FluentVariable>, []);
  }
}

export const words = new Words();

/** Short for `words.say`: inside a component it follows the language. */
export function t(key: string, values?: WordArguments): string {
  return words.say(key, values);
}
