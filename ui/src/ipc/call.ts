// One door to the core: every use case by its name, typed by the generated table.
import type { Changed, Commands } from './bindings';
import { desktop } from './desktop';
import type { Transport } from './transport';
import { twin } from './twin';

export { Failed, failedFrom } from './transport';
export type { Transport } from './transport';

export type Name = keyof Commands;
export type Request<N extends Name> = Commands[N]['request'];
export type Reply<N extends Name> = Commands[N]['reply'];

let transport: Transport = '__TAURI_INTERNALS__' in globalThis ? desktop : twin;

/** Tests bring their own. */
export function useTransport(other: Transport): void {
  transport = other;
}

/** Runs one use case; rejects with a `Failed`. */
export async function call<N extends Name>(name: N, request: Request<N>): Promise<Reply<N>> {
  return (await transport.call(name, request)) as Reply<N>;
}

/** Starts the core once more where it could not start; the next call says what came of it. */
export function startAgain(anew: boolean): Promise<void> {
  return transport.startAgain(anew);
}

/** Asks before the window closes whether all that was typed is kept; the answer stops it. */
export function onLeaving(isKept: () => Promise<boolean>): () => void {
  return transport.leaving(isKept);
}

/** Hears every change of any window; the answer stops it. */
export function onChanged(heard: (changed: Changed) => void): () => void {
  return transport.listen(heard);
}
