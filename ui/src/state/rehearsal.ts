// A core for tests: canned replies, and what was asked.
import type { Changed, Failure } from '../ipc/bindings';
import { Failed, useTransport } from '../ipc/call';

export interface Asked {
  name: string;
  body: unknown;
}

export type Replies = Record<string, (body: never) => unknown>;

export class Rehearsal {
  readonly asked: Asked[] = [];
  #replies: Replies;
  #listeners: ((changed: Changed) => void)[] = [];

  constructor(replies: Replies = {}) {
    this.#replies = replies;
    useTransport({
      call: async (name, body) => {
        this.asked.push({ name, body });
        const reply = this.#replies[name];
        if (!reply) throw refused('unknown_command', { name });
        return reply(body as never);
      },
      listen: (heard) => {
        this.#listeners.push(heard);
        return () => (this.#listeners = this.#listeners.filter((other) => other !== heard));
      },
      startAgain: async (anew) => {
        this.asked.push({ name: 'start_again', body: { anew } });
        await this.#replies['start_again']?.({ anew } as never);
      },
      leaving: () => () => undefined,
    });
  }

  /** Replies from now on. */
  answer(replies: Replies): void {
    this.#replies = { ...this.#replies, ...replies };
  }

  /** What it answers to a use case, to be wrapped by another answer. */
  reply(name: string): (body: never) => unknown {
    return this.#replies[name] ?? (() => undefined);
  }

  /** Tells of a change, as the core does after one. */
  change(...nouns: string[]): void {
    for (const heard of this.#listeners) heard({ process: '/process.cocrea', nouns });
  }

  times(name: string): number {
    return this.asked.filter((each) => each.name === name).length;
  }
}

export function refused(code: string, args: Failure['args'] = {}): Failed {
  return new Failed({ code, args, fault: false, message: '' });
}

export function broken(code: string): Failed {
  return new Failed({ code, args: {}, fault: true, message: '' });
}
