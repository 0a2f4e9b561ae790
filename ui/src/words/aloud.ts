// The pages that a facilitator reads aloud before a vote: plain text with a few marks, kept beside the other words.
//
// A page is `# title`, `*note*`, `1. steps` and paragraphs with `**strong**` words. A block whose first line stands in
// square brackets is read only when one of the names there was chosen: the key of a rule, or how ties end: `cost` and
// then the number on the ballot, `cost-lot`, `lot`, and `lot-missing` while nobody wrote the seed. `{seed}` is the seed.
import { partsOfTies } from './ties';
import { words, type Tongue } from './words.svelte';

const files = import.meta.glob('$assets/words/*/*.md', { query: '?raw', eager: true, import: 'default' }) as Record<string, string>;

/** A piece of the page; strong words stand between «<b>» and «</b>». */
export interface AloudPiece {
  kind: 'title' | 'note' | 'text' | 'steps';
  lines: string[];
}

/** What was chosen for a vote: the key of its rule, and that of its tie-break, whose seed may not be written yet. */
export interface AloudVote {
  rule: string;
  ties: string;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ').trim();

/** The lines of a page as pieces, with the blocks that stand for what was chosen. */
export function piecesOf(page: string, chosen: readonly string[] = []): AloudPiece[] {
  const blocks = page.trim().split(/\n{2,}/u).flatMap((block) => {
    const names = /^\[([^\]]*)\]\n/u.exec(block);
    if (!names) return [block];
    return names[1]?.split(' ').some((name) => chosen.includes(name)) ? [block.slice(names[0].length)] : [];
  });
  return blocks.map((block) => {
    const marked = block.replace(/\*\*(.+?)\*\*/gsu, '<b>$1</b>').trim();
    if (/^\d+\. /u.test(marked)) return { kind: 'steps', lines: marked.split(/^\d+\. /mu).slice(1).map(oneLine) };
    const whole = oneLine(marked);
    if (whole.startsWith('# ')) return { kind: 'title', lines: [whole.slice(2)] };
    if (/^\*[^*]+\*$/u.test(whole)) return { kind: 'note', lines: [whole.slice(1, -1)] };
    return { kind: 'text', lines: [whole] };
  });
}

/** The page of a rule; those that share by parts have one together. */
function pageOf(rule: string): string {
  return { greedy_votes: 'mas-votos', phragmen: 'cargas-parejas' }[rule] ?? 'partes-iguales';
}

function endOfTies(key: string): string {
  const { kind, seed } = partsOfTies(key);
  if (kind === 'drawn') return seed.trim() === '' ? 'lot-missing' : 'lot';
  return seed.trim() === '' ? 'cost' : 'cost-lot';
}

/** What is read aloud of a vote, in the language of the settings or in that one. */
export function voteAloud({ rule, ties }: AloudVote, tongue: Tongue = words.tongue): AloudPiece[] {
  const seed = partsOfTies(ties).seed.trim();
  return [pageOf(rule), 'empates'].flatMap((name) => {
    const path = Object.keys(files).find((each) => each.endsWith(`/${tongue}/${name}.md`)) ?? '';
    const pieces = piecesOf(files[path] ?? '', [rule, endOfTies(ties)]);
    // As it was typed: a «$» in it refers back to nothing.
    return pieces.map(({ kind, lines }) => ({ kind, lines: lines.map((line) => line.replaceAll('{seed}', () => seed)) }));
  });
}
