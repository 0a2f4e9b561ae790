// Arrows go through a list that is one after the other on the screen: `<tbody {@attach arrowsThrough('button')}>`.
import type { Attachment } from 'svelte/attachments';

/** Up and down go from place to place; `row` is what a place stands in, when any focus inside it counts as being there. */
export function arrowsThrough(places: string, row = places): Attachment<HTMLElement> {
  return (list) => {
    const press = (event: KeyboardEvent): void => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      const all = [...list.querySelectorAll<HTMLElement>(places)];
      const here = all.findIndex((place) => place.closest(row)?.contains(document.activeElement));
      const next = here < 0 ? undefined : all[here + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    list.addEventListener('keydown', press);
    return () => list.removeEventListener('keydown', press);
  };
}
