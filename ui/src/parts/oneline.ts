// Long names stand whole in fields of several lines that hold one: `<div {@attach oneLine}>`.

/** Enter writes no line break in the fields inside. */
export function oneLine(element: HTMLElement): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && event.target instanceof HTMLTextAreaElement) event.preventDefault();
  };
  element.addEventListener('keydown', press);
  return () => element.removeEventListener('keydown', press);
}

/** How many lines a text takes where so many characters fit in one; engines that can size a field by its text need none. */
export function linesOf(text: string, fit: number): number {
  return Math.max(1, Math.ceil(text.length / fit));
}
