// The process that is open: what the rail, the header and the first stage show of it.
import type { Changed, EditProcess, Opened, ProcessView, SalvagedProcess } from '../ipc/bindings';
import { shortened } from '../words/formats';
import { t } from '../words/words.svelte';
import { explain } from '../words/explain';
import { ask, type Answer } from './asking';
import { navigation, STAGES, type Place } from './navigation.svelte';
import { notices } from './notices.svelte';
import { forgetAll, Reading } from './reading.svelte';
import { saving } from './saving.svelte';
import { longWork } from './work.svelte';

const NOTHING_CHANGES: EditProcess = { name: null, place: null, period: null, ceiling: null, ceiling_source: null };

export class OpenProcess {
  readonly reading = new Reading<ProcessView>('any', async () => {
    const answer = await ask('read_process', {});
    if (answer.done) saving.confirm(answer.value.saved_at);
    return answer;
  });
  #path: string | null = null;
  #entering = false;
  /** How many were opened so far, this one included. */
  #entries = 0;
  #leaving: Promise<unknown> = Promise.resolve();

  get view(): ProcessView | null {
    return this.reading.value;
  }

  /** Opens a file; without a path the person is asked for it. It shows a place, or the stage that comes next. */
  async open(path: string | null, place?: Place): Promise<Answer<Opened>> {
    return this.#enter(() => ask('open_process', { path }), place);
  }

  /** Copies a process from a stick or a network drive to this computer and opens the copy. */
  async copyHere(path: string): Promise<Answer<Opened>> {
    return this.#enter(() => ask('copy_here', { path }));
  }

  /** Saves what can be saved of a damaged file in a new one and opens that. */
  async salvage(path: string, putAside: boolean): Promise<Answer<SalvagedProcess>> {
    return this.#enter(() => ask('salvage_process', { path, into: null, put_aside: putAside }));
  }

  async openExample(): Promise<Answer<Opened>> {
    return this.#enter(() => ask('open_example', {}));
  }

  /** Goes back to a backup; without a path the person is asked for it. It stays where backups are, or shows what came back. */
  async returnTo(path: string | null): Promise<Answer<Opened>> {
    const goBack = () => longWork.during(() => ask('return_to_backup', { path }));
    return this.#enter(goBack, path === null ? undefined : { screen: 'history', row: 'backups' });
  }

  async create(name: string): Promise<Answer<Opened>> {
    return this.#enter(() => ask('create_process', { name }));
  }

  /** Shows the process that another use case started, such as one that came in a bundle. */
  async begin<T>(start: () => Promise<Answer<T>>): Promise<Answer<T>> {
    this.#entering = true;
    this.#entries += 1;
    await this.#leaving;
    const answer = await start();
    if (answer.done) await this.resume();
    this.#entering = false;
    return answer;
  }

  async #enter<T extends Opened>(open: () => Promise<Answer<T>>, place?: Place): Promise<Answer<T>> {
    this.#entering = true;
    this.#entries += 1;
    await this.#leaving;
    const answer = await open();
    if (answer.done && answer.value.path !== null) await this.#arrive(answer.value.path, place);
    this.#entering = false;
    return answer;
  }

  async #arrive(path: string, place?: Place): Promise<void> {
    this.#path = path;
    forgetAll();
    await this.reading.refresh();
    const door = STAGES[(this.view?.stage ?? 1) - 1]?.[0] ?? 'prepare';
    navigation.start(place?.screen ?? door, place?.row);
    void this.#tellOfBackup();
  }

  /** A backup that could not be made is told at once, not when somebody needs it. */
  async #tellOfBackup(): Promise<void> {
    const answer = await ask('list_backups', {});
    if (answer.done && answer.value.trouble !== null) notices.show({ text: t('backup-trouble', { why: answer.value.trouble }) });
  }

  /** Shows a process that stands open already, such as a file handed over by the system. */
  async resume(): Promise<void> {
    this.#entries += 1;
    await this.#leaving;
    const answer = await ask('read_process', {});
    if (answer.done) await this.#arrive(answer.value.path);
  }

  /** Follows what another window or the system opened. */
  hear(changed: Changed): void {
    // While this window opens a process itself, the event of it says nothing new.
    if (changed.process !== null && changed.process !== this.#path && !this.#entering) void this.resume();
  }

  /** Puts the process away when all of it is on disk, unless another one is opened meanwhile; the person stays where they are. */
  async close(): Promise<void> {
    const entries = this.#entries;
    await saving.settle();
    if (entries !== this.#entries) return;
    this.#leaving = ask('close_process', {});
    await this.#leaving;
    this.#path = null;
    forgetAll();
  }

  edit(part: Partial<EditProcess>): Promise<Answer<unknown>> {
    return ask('edit_process', { ...NOTHING_CHANGES, ...part });
  }

  async undo(): Promise<void> {
    await this.#step('undo');
  }

  async redo(): Promise<void> {
    await this.#step('redo');
  }

  async #step(name: 'undo' | 'redo'): Promise<void> {
    const answer = await ask(name, {});
    if (!answer.done) {
      if (!answer.failure.fault) notices.show({ text: explain(answer.failure) });
      return;
    }
    const { kind, subject } = answer.value;
    const key = `shell-${name}-done${subject === '' ? '' : '-of'}`;
    notices.show({ text: t(key, { change: t(`change-${kind}`), subject: shortened(subject) }) });
  }
}

export const openProcess = new OpenProcess();
