// Tab: round the page; F6: from rail to header, content and panel, and round again; arrows: from the title into the list.

const TABBABLE = 'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea, select, a[href], [tabindex="0"]';

/** Brings the focus to the next pane: to its first place, or to where the person was in it. */
export function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.getClientRects().length > 0);
  const here = panes.map((pane) => pane.contains(document.activeElement)).lastIndexOf(true);
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(here + step) % panes.length];
    const first = pane?.querySelector<HTMLElement>('[data-first]') ?? pane?.querySelector<HTMLElement>(TABBABLE);
    const place = chosenOf(first) ?? (pane?.hasAttribute('tabindex') ? pane : null);
    if (place) {
      place.focus();
      return;
    }
  }
}

/**
 * Tab goes round: from the last place to the first and back. The web view itself would first leave the page, and nobody sees
 * where the focus is then. Says whether it moved it.
 */
export function roundTab({ shiftKey }: { shiftKey: boolean }): boolean {
  const layers = [...document.querySelectorAll<HTMLElement>('dialog[open]')];
  const places = placesIn(layers.at(-1) ?? document.body);
  const here = document.activeElement;
  const edge = shiftKey ? places[0] : places.at(-1);
  if (!edge || (here !== edge && !(shiftKey && here === document.body))) return false;
  (shiftKey ? places.at(-1) : places[0])?.focus();
  return true;
}

/** Where Tab stops, in order. */
function placesIn(layer: HTMLElement): HTMLElement[] {
  return [...layer.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], summary, [tabindex]')].filter(
    (place) => place.tabIndex >= 0 && !place.matches(':disabled') && place.getClientRects().length > 0 && chosenOf(place) === place,
  );
}

/** Of several radios the chosen one is the stop. */
function chosenOf(place: HTMLElement | null | undefined): HTMLElement | null {
  if (!(place instanceof HTMLInputElement && place.type === 'radio')) return place ?? null;
  return document.querySelector<HTMLElement>(`input[type=radio][name="${CSS.escape(place.name)}"]:checked`) ?? place;
}

/** An arrow goes from the title of a screen into its list; says whether it did. */
export function intoList(): boolean {
  const here = document.activeElement;
  if (here !== document.body && !(here instanceof HTMLHeadingElement)) return false;
  const place = document.querySelector('main [data-list]')?.querySelector<HTMLElement>(TABBABLE);
  place?.focus();
  return place !== undefined && place !== null;
}
