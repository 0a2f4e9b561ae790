// Where the focus lands on a new screen: on its first place, or on its title until that place is there.

/** How long what a screen reads may take to come, in milliseconds; later it would come under somebody's hands. */
const PATIENCE = 2000;

/** Brings the focus to the screen; the answer lets go of it. */
export function land(): () => void {
  const settled = place();
  if (settled) return () => undefined;
  const observer = new MutationObserver(() => {
    if (moved() || place()) stop();
  });
  const timer = setTimeout(stop, PATIENCE);
  function stop(): void {
    observer.disconnect();
    clearTimeout(timer);
  }
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

/** Focuses the first place, or else the title; says whether it was the first place. */
function place(): boolean {
  const first = document.querySelector<HTMLElement>('main [data-first]');
  const title = document.querySelector<HTMLElement>('main h1');
  const goal = first ?? title;
  if (goal !== document.activeElement) goal?.focus();
  return first !== null;
}

/** Whether the person went somewhere meanwhile. */
function moved(): boolean {
  const { activeElement: at, body } = document;
  return at !== null && at !== body && !(at instanceof HTMLHeadingElement);
}
