// Where two texts differ, word by word, so that a conflict can underline what a person must compare.

export interface Stretch {
  text: string;
  differs: boolean;
}

/** Longer texts are underlined whole: nobody compares them word by word, and the table would grow with the square. */
const MOST_WORDS = 400;

/** The stretches of `text`, those marked that `other` does not have in that order. */
export function differences(text: string, other: string): Stretch[] {
  const words = pieces(text);
  const others = pieces(other);
  if (text === '') return [];
  if (Math.max(words.length, others.length) > MOST_WORDS) return [{ text, differs: text !== other }];
  return joined(words, kept(words, others));
}

function pieces(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

/** Which words belong to a longest common subsequence. */
function kept(words: readonly string[], others: readonly string[]): boolean[] {
  const width = others.length + 1;
  const longest = new Uint16Array((words.length + 1) * width);
  for (let row = words.length - 1; row >= 0; row -= 1) {
    for (let column = others.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        words[row] === others[column]
          ? at(longest, (row + 1) * width + column + 1) + 1
          : Math.max(at(longest, (row + 1) * width + column), at(longest, row * width + column + 1));
    }
  }
  const keeps = words.map(() => false);
  for (let row = 0, column = 0; row < words.length && column < others.length; ) {
    if (words[row] === others[column]) {
      keeps[row] = true;
      row += 1;
      column += 1;
    } else if (at(longest, (row + 1) * width + column) >= at(longest, row * width + column + 1)) row += 1;
    else column += 1;
  }
  return keeps;
}

function at(table: Uint16Array, index: number): number {
  return table[index] ?? 0;
}

function joined(words: readonly string[], keeps: readonly boolean[]): Stretch[] {
  const stretches: Stretch[] = [];
  words.forEach((word, index) => {
    const blank = /^\s+$/u.test(word);
    // A space between two marked words is marked with them; at the edge of a mark it is not.
    const differs = blank ? keeps[index - 1] === false && keeps[index + 1] === false : keeps[index] === false;
    const last = stretches.at(-1);
    if (last && last.differs === differs) last.text += word;
    else stretches.push({ text: word, differs });
  });
  return stretches;
}
