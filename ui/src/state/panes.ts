// F6: from rail to header, content and panel, and round again.

const TABBABLE = 'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea, select, a[href], [tabindex="0"]';

/** Brings the focus to the next pane: to its first place, or to where the person was in it. */
export function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.getClientRects().length > 0);
  const here = panes.map((pane) => pane.contains(document.activeElement)).lastIndexOf(true);
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(here + step) % panes.length];
    const first = pane?.querySelector<HTMLElement>('[data-first]') ?? pane?.querySelector<HTMLElement>(TABBABLE);
    const place = first ?? (pane?.hasAttribute('tabindex') ? pane : null);
    if (place) {
      place.focus();
      return;
    }
  }
}
