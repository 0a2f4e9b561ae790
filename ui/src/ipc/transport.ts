// What a way to the core must do; the app, the browser twin and the tests each have one.
import type { Changed, Failure } from './bindings';

export interface Transport {
  /** Runs one use case; rejects with a `Failed`. */
  call(name: string, body: unknown): Promise<unknown>;
  /** Starts the core once more where it could not start, as a new laptop if a person wants that; the next call says what came of it. */
  startAgain(anew: boolean): Promise<void>;
  /** Hears every change of any window; the answer stops it. */
  listen(heard: (changed: Changed) => void): () => void;
  /** When the window is about to close, asks whether all that was typed is kept; the answer stops it. */
  leaving(isKept: () => Promise<boolean>): () => void;
}

/** A use case did not do its work; the failure says why in a code. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** The core did not answer in its own shape: it is gone, or something stands between. */
export function unreachable(detail: string): Failed {
  return new Failed({ code: 'unreachable', args: { detail }, fault: true, message: '' });
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'fault' in value;
}

/** Whatever a transport threw, as a `Failed`. */
export function failedFrom(value: unknown): Failed {
  if (value instanceof Failed) return value;
  if (isFailure(value)) return new Failed(value);
  return unreachable(value instanceof Error ? value.message : String(value));
}
