// A form that is being filled in stays whole before the eyes: `<form {@attach keepInView}>`.

/** Scrolls as little as needed when the focus comes in, and when what stands around grows while it is inside. */
export function keepInView(element: HTMLElement): () => void {
  const show = (): void => element.scrollIntoView({ block: 'nearest' });
  const observer = new MutationObserver(() => {
    if (element.contains(document.activeElement)) show();
  });
  element.addEventListener('focusin', show);
  if (element.parentElement) observer.observe(element.parentElement, { childList: true, subtree: true });
  return () => {
    element.removeEventListener('focusin', show);
    observer.disconnect();
  };
}
