import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { explain, explainInParts } from './explain';
import { TONGUES, t, words, type Tongue } from './words.svelte';

type Files = Record<string, string>;
const files = import.meta.glob('$assets/words/*/*.ftl', { query: '?raw', eager: true, import: 'default' }) as Files;
const sources = import.meta.glob(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts'], { query: '?raw', eager: true, import: 'default' }) as Files;
const refusals = import.meta.glob(['../../../src-tauri/crates/domain/src/refusal.rs', '../../../src-tauri/crates/app/src/failure.rs'], { query: '?raw', eager: true, import: 'default' }) as Files;

/** Messages of a language: key and text. */
function messages(tongue: Tongue): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.includes(`/${tongue}/`) || path.endsWith('cli.ftl')) continue;
    for (const block of text.split(/\n(?=[a-z])/u)) {
      const key = /^([a-z][\w-]*) =/u.exec(block)?.[1];
      if (key !== undefined) found.set(key, block);
    }
  }
  return found;
}

const spanish = messages('es-MX');
const english = messages('en');

/** Keys that the sources name whole, and the beginnings of those they put together. */
function named(): { keys: Set<string>; beginnings: Set<string> } {
  const keys = new Set<string>();
  const beginnings = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const [, key = ''] of text.matchAll(/(?:\bt|\bsay|\bsays)(?:\(|: )'([a-z][\w-]+)'/gu)) keys.add(key);
    for (const [, key = ''] of text.matchAll(/\bt\([^()'`]*\? '([a-z][\w-]+)'/gu)) keys.add(key);
    for (const [, start = ''] of text.matchAll(/(?:\bt|\bsay)\(`([a-z][\w-]+-)\$\{/gu)) beginnings.add(start);
  }
  return { keys, beginnings };
}

describe('words', () => {
  it('are the same keys in both languages', () => {
    expect([...spanish.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !spanish.has(key))).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const values = (text: string | undefined) => [...new Set([...(text ?? '').matchAll(/\$(\w+)/gu)].map(([, name]) => name))].sort();
    for (const [key, text] of spanish) expect([key, values(english.get(key))]).toEqual([key, values(text)]);
  });

  it('can all be read, each key once', () => {
    for (const tongue of TONGUES) {
      const bundle = new FluentBundle(tongue);
      for (const [path, text] of Object.entries(files)) {
        if (!path.includes(`/${tongue}/`) || path.endsWith('cli.ftl')) continue;
        expect([path, bundle.addResource(new FluentResource(text))]).toEqual([path, []]);
      }
      for (const key of messages(tongue).keys()) expect([key, bundle.hasMessage(key)]).toEqual([key, true]);
    }
  });

  it('stand for every key that a component or a state names', () => {
    const { keys, beginnings } = named();
    expect(keys.size).toBeGreaterThan(150);
    expect([...keys].filter((key) => !spanish.has(key))).toEqual([]);
    for (const start of beginnings) expect([start, [...spanish.keys()].some((key) => key.startsWith(start))]).toEqual([start, true]);
  });

  it('stand for every failure that the core can answer', () => {
    const codes = Object.values(refusals).flatMap((text) => [
      ...[...text.matchAll(/\} ?= "([a-z_]+)"|^ {4}\w+ = "([a-z_]+)",$/gmu)].map(([, one, two]) => one ?? two ?? ''),
      ...[...(/CODES[^=]*= &\[([^\]]*)\]/u.exec(text)?.[1] ?? '').matchAll(/"([a-z_]+)"/gu)].map(([, code]) => code ?? ''),
    ]);
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !spanish.has(`failure-${code}`))).toEqual([]);
  });

  it('stand for every kind of change of the history', () => {
    const kinds = Object.values(import.meta.glob('../../../src-tauri/crates/{domain,app,store}/src/**/*.rs', { query: '?raw', eager: true, import: 'default' }) as Files)
      .flatMap((text) => [...text.matchAll(/(?:Decision|Draft)::new\(\s*"([a-z]+_[a-z_]+)"/gu)].map(([, kind]) => kind ?? ''));
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !spanish.has(`change-${kind}`))).toEqual([]);
  });

  it('follow the language and show the key when there are none', () => {
    expect(t('stage-2')).toBe('Sesión');
    words.tongue = 'en';
    expect(t('stage-2')).toBe('Session');
    words.tongue = 'es-MX';
    expect(t('no-such-key')).toBe('no-such-key');
  });
});

describe('why something was not done', () => {
  const failure = { code: 'no_such_table', args: { number: '9' }, fault: false, message: 'from the core' };

  it('names what the core named', () => {
    expect(explain(failure)).toBe('No hay Mesa 9. Elige una de las mesas de la sesión.');
  });

  it('falls back to what the core said', () => {
    expect(explain({ ...failure, code: 'of_a_newer_core' })).toBe('from the core');
  });

  it('comes in two parts: what happened, and the rest', () => {
    const { what, rest } = explainInParts({ ...failure, code: 'disk_full', fault: true });
    expect(what).toBe('No se pudo guardar: el disco está lleno.');
    expect(rest).toContain('Libera espacio');
  });
});
