// The page that a facilitator reads aloud before a vote: plain text with a few marks, kept beside the other words.
import { partsOfTies } from './ties';
import { words, type Tongue } from './words.svelte';

const files = import.meta.glob('$assets/words/*/partes-iguales.md', { query: '?raw', eager: true, import: 'default' }) as Record<string, string>;

/** A piece of the page; strong words stand between «<b>» and «</b>». */
export interface AloudPiece {
  kind: 'title' | 'note' | 'text' | 'steps';
  lines: string[];
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

/** What a line such as «{mes_cost_add1u drawn}» before a paragraph names: without one of these, it is not read. */
const MARK = /^\{([a-z0-9_ -]+)\}\s*/u;

/**
 * The lines of a page as pieces: `#` titles, `*…*` alone notes, `1.` steps, everything else paragraphs. Of those that
 * follow a mark, only the ones that this vote is about.
 */
export function piecesOf(page: string, about: readonly string[]): AloudPiece[] {
  const blocks = page.trim().split(/\n{2,}/u);
  const meant = blocks.filter((block) => MARK.exec(block)?.[1]?.split(' ').some((each) => about.includes(each)) ?? true);
  return meant.map((text) => {
    const block = text.replace(MARK, '');
    const marked = block.replace(/\*\*(.+?)\*\*/gsu, '<b>$1</b>').trim();
    if (/^\d+\. /u.test(marked)) return { kind: 'steps', lines: marked.split(/^\d+\. /mu).slice(1).map(oneLine) };
    const whole = oneLine(marked);
    if (whole.startsWith('# ')) return { kind: 'title', lines: [whole.slice(2)] };
    if (/^\*[^*]+\*$/u.test(whole)) return { kind: 'note', lines: [whole.slice(1, -1)] };
    return { kind: 'text', lines: [whole] };
  });
}

/** Whether a rule is one of Equal Shares, which the page tells of. */
export const isEqualShares = (rule: string): boolean => rule.startsWith('mes_');

/** The page on Equal Shares by this rule and tie-break, in the language of the settings or in that one. */
export function equalSharesAloud(rule: string, tieBreak: string, tongue: Tongue = words.tongue): AloudPiece[] {
  const { kind, seed } = partsOfTies(tieBreak);
  const path = Object.keys(files).find((each) => each.includes(`/${tongue}/`)) ?? '';
  return piecesOf(files[path] ?? '', [rule, seed === '' ? kind : `${kind}-seed`]);
}
