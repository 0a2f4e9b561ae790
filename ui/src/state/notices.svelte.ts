// What the app says outside the place where people work: one toast, one banner, one polite voice.
import type { Failure } from '../ipc/bindings';

export interface Toast {
  text: string;
  /** Words of its one button, and what it does. */
  action?: { text: string; keys?: string; run: () => void } | undefined;
}

export class Notices {
  toast: Toast | null = $state.raw(null);
  fault: Failure | null = $state.raw(null);
  spoken = $state('');

  /** Says a text to screen readers without showing it; the same text twice is said twice. */
  announce(text: string): void {
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  /** Shows something that is done and can be taken back. */
  show(toast: Toast): void {
    this.toast = toast;
  }

  closeToast(): void {
    this.toast = null;
  }

  /** Something broke: it stays until it works again or a person closes it. */
  broke(failure: Failure): void {
    this.fault = failure;
  }

  closeFault(): void {
    this.fault = null;
  }
}

export const notices = new Notices();
