// Documents to print: which can be made, and where those of this sitting are.
import type { DocumentMade, Documents, Failure } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export class DocumentsOfProcess {
  readonly reading = new Reading<Documents>(['process', 'commitment', 'milestone', 'lineage', 'proposal'], async () => {
    const answer = await ask('list_documents', {});
    if (answer.done) this.#keepThoseIn(answer.value.folder);
    return answer;
  });
  /** What was made, by key. */
  made: Readonly<Record<string, DocumentMade>> = $state.raw({});
  /** Why one was not made, by key. */
  failures: Readonly<Record<string, Failure>> = $state.raw({});
  /** Key of the one that is being made. */
  making: string | null = $state(null);
  #folder = '';

  /** Another folder is another process: what was made for the last one is not shown here. */
  #keepThoseIn(folder: string): void {
    const inside = ({ path }: DocumentMade) => path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
    this.made = Object.fromEntries(Object.entries(this.made).filter(([, made]) => inside(made)));
    if (folder !== this.#folder) this.failures = {};
    this.#folder = folder;
  }

  get view(): Documents | null {
    return this.reading.value;
  }

  async make(key: string): Promise<Answer<DocumentMade>> {
    this.making = key;
    const answer = await ask('make_document', { document: key, path: null });
    this.making = null;
    const { [key]: _made, ...made } = this.made;
    const { [key]: _failure, ...failures } = this.failures;
    this.made = answer.done ? { ...made, [key]: answer.value } : made;
    this.failures = answer.done ? failures : { ...failures, [key]: answer.failure };
    return answer;
  }

  /** Opens the folder of a file that Cocrea made. */
  show(path: string): Promise<Answer<unknown>> {
    return ask('show_file', { path });
  }
}

export const documents = new DocumentsOfProcess();
