// A form that makes one row at a time: `<form {@attach sendOnce(submit)}>`.
import type { Attachment } from 'svelte/attachments';

/** Sends on Enter and on its button; two quick presses send once, and a key that is still held down sends nothing more. */
export function sendOnce(send: () => Promise<unknown>): Attachment<HTMLFormElement> {
  return (form) => {
    let sending = false;
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      if (sending) return;
      sending = true;
      void send().finally(() => (sending = false));
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && event.repeat) event.preventDefault();
    };
    form.addEventListener('submit', submit);
    form.addEventListener('keydown', press);
    return () => {
      form.removeEventListener('submit', submit);
      form.removeEventListener('keydown', press);
    };
  };
}
