// Where two texts differ, word by word, so that a conflict can underline what a person must compare.

export interface Stretch {
  text: string;
  differs: boolean;
}

/** Longer texts are underlined whole: nobody compares them word by word, and the table would grow with the square. */
const MOST_WORDS = 400;

/** Spaces, amounts whole with their separators, words, single signs. */
const PIECE = /\s+|\$?\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+|[^\s]/gu;

/** The stretches of `text`, those marked that `other` does not have in that order. */
export function differences(text: string, other: string): Stretch[] {
  if (text === '') return [];
  const pieces = text.match(PIECE) ?? [];
  const words = pieces.filter(isWord);
  const others = (other.match(PIECE) ?? []).filter(isWord);
  if (Math.max(words.length, others.length) > MOST_WORDS) return [{ text, differs: text !== other }];
  return joined(pieces, kept(words, others));
}

function isWord(piece: string): boolean {
  return piece.trim() !== '';
}

/** Which words belong to a longest common subsequence. */
function kept(words: readonly string[], others: readonly string[]): boolean[] {
  const width = others.length + 1;
  const longest = new Uint16Array((words.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = words.length - 1; row >= 0; row -= 1) {
    for (let column = others.length - 1; column >= 0; column -= 1) {
      const same = words[row] === others[column];
      longest[row * width + column] = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const keeps = words.map(() => false);
  for (let row = 0, column = 0; row < words.length && column < others.length; ) {
    if (words[row] === others[column]) {
      keeps[row] = true;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return keeps;
}

function joined(pieces: readonly string[], keeps: readonly boolean[]): Stretch[] {
  const stretches: Stretch[] = [];
  let word = 0;
  for (const piece of pieces) {
    // A space between two marked words is marked with them; at the edge of a mark it is not.
    const differs = isWord(piece) ? keeps[word] === false : keeps[word - 1] === false && keeps[word] === false;
    if (isWord(piece)) word += 1;
    const last = stretches.at(-1);
    if (last && last.differs === differs) last.text += piece;
    else stretches.push({ text: piece, differs });
  }
  return stretches;
}

/** A stretch of a text that was put together, by whose edit it is there. */
export interface Origin {
  text: string;
  by: 'both' | 'one' | 'other';
}

/** Whose each stretch of a joined text is: what `other` does not have came from `one`, and the other way round. */
export function origins(text: string, one: string, other: string): Origin[] {
  const [ofOne, ofOther] = [lettersApart(text, other), lettersApart(text, one)];
  const found: Origin[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const by = ofOne[at] === ofOther[at] ? 'both' : ofOne[at] ? 'one' : 'other';
    const last = found.at(-1);
    if (last?.by === by) last.text += text[at] ?? '';
    else found.push({ text: text[at] ?? '', by });
  }
  return found;
}

function lettersApart(text: string, other: string): boolean[] {
  return differences(text, other).flatMap((stretch) => new Array<boolean>(stretch.text.length).fill(stretch.differs));
}
