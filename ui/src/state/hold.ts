// The focus never falls off the page: when what had it goes away, something near takes it.

const REACHED = 'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea, select, a[href], [tabindex="0"]';

/** Keeps the focus on the page; the answer stops it. */
export function holdFocus(): () => void {
  /** What has the focus, and all that stands around it, nearest first. */
  let chain: readonly Element[] = [];
  const remember = ({ target }: FocusEvent): void => {
    chain = target instanceof Element ? around(target) : [];
  };
  // A place that is left and still there was let go of; one that goes away in the same breath, or that is disabled while
  // it works, was taken away.
  const letGo = ({ target }: FocusEvent): void => {
    setTimeout(() => {
      if (!(target instanceof Element) || target !== chain[0] || !nowhere()) return;
      if (target.isConnected && !target.matches(':disabled')) chain = [];
    });
  };
  const observer = new MutationObserver(() => {
    if (lost(chain)) setTimeout(() => lost(chain) && near(chain)?.focus());
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', letGo);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', letGo);
    observer.disconnect();
  };
}

function around(element: Element): Element[] {
  const chain: Element[] = [];
  for (let each: Element | null = element; each !== null && each !== document.body; each = each.parentElement) chain.push(each);
  return chain;
}

/** A screen that knows better has moved it by now; a person who pressed beside everything wants it nowhere. */
function lost([last]: readonly Element[]): boolean {
  return last !== undefined && !last.isConnected && nowhere();
}

function nowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** The first place of what is left around it, inside the content; else the title. */
function near(chain: readonly Element[]): HTMLElement | null {
  for (const each of chain) {
    if (!each.isConnected) continue;
    // Around the whole page the first place would be the rail's: better the title, as soon as there is one.
    if (each.querySelector('main, h1, nav') !== null) break;
    const place = each.querySelector<HTMLElement>(REACHED);
    if (place) return place;
  }
  return document.querySelector<HTMLElement>('main h1');
}
