// Esc inside a form leaves it, and is not heard by what stands around: `<form {@attach leaveOnEscape(onclose)}>`.
import type { Attachment } from 'svelte/attachments';

export function leaveOnEscape(leave: () => void): Attachment<HTMLElement> {
  return (element) => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  };
}
