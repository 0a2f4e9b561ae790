// The page that a facilitator reads aloud before a vote: plain text with a few marks, kept beside the other words.
import { words, type Tongue } from './words.svelte';

const files = import.meta.glob('$assets/words/*/partes-iguales.md', { query: '?raw', eager: true, import: 'default' }) as Record<string, string>;

/** A piece of the page; strong words stand between «<b>» and «</b>». */
export interface AloudPiece {
  kind: 'title' | 'note' | 'text' | 'steps';
  lines: string[];
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

/** The lines of a page as pieces: `#` titles, `*…*` alone notes, `1.` steps, everything else paragraphs. */
export function piecesOf(page: string): AloudPiece[] {
  const blocks = page.trim().split(/\n{2,}/u);
  return blocks.map((block) => {
    const marked = block.replace(/\*\*(.+?)\*\*/gsu, '<b>$1</b>').trim();
    if (/^\d+\. /u.test(marked)) return { kind: 'steps', lines: marked.split(/^\d+\. /mu).slice(1).map(oneLine) };
    const whole = oneLine(marked);
    if (whole.startsWith('# ')) return { kind: 'title', lines: [whole.slice(2)] };
    if (/^\*[^*]+\*$/u.test(whole)) return { kind: 'note', lines: [whole.slice(1, -1)] };
    return { kind: 'text', lines: [whole] };
  });
}

/** The page on Equal Shares in the language of the settings, or in that one. */
export function equalSharesAloud(tongue: Tongue = words.tongue): AloudPiece[] {
  const path = Object.keys(files).find((each) => each.includes(`/${tongue}/`)) ?? '';
  return piecesOf(files[path] ?? '');
}
