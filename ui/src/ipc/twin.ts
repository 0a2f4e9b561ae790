// The same way over HTTP, for a browser beside the twin of the core; never used inside the app.
import type { Changed } from './bindings';
import { failedFrom, type Transport } from './transport';

export const twin: Transport = {
  async call(name, body) {
    try {
      const answer = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const reply: unknown = await answer.json();
      if (answer.ok) return reply;
      throw reply;
    } catch (thrown) {
      throw failedFrom(thrown);
    }
  },
  // A twin that did not start serves no page.
  startAgain: () => Promise.resolve(),
  listen(heard) {
    const source = new EventSource('/changed');
    source.addEventListener('changed', (event: MessageEvent<string>) => heard(JSON.parse(event.data) as Changed));
    return () => source.close();
  },
  // A browser closes as it likes.
  leaving: () => () => undefined,
};
