// Who came to the session, as far as this laptop can open it.
import type { Attendance, AttendeeView, Cancelled } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';
import { longWork } from './work.svelte';

export class AttendanceOfSession {
  readonly reading = new Reading<Attendance>(['attendee', 'redaction', 'process'], () => ask('read_attendance', {}));

  /** In order of their numbers; at the end those whose writing was taken back. */
  get list(): readonly AttendeeView[] {
    return this.reading.value?.attendees ?? [];
  }

  /** How many came. */
  get count(): number {
    return this.list.filter((attendee) => !attendee.trashed).length;
  }

  add(name: string, contact: string, consent: boolean): Promise<Answer<unknown>> {
    return ask('add_attendee', { name, contact, consent });
  }

  /** Removes the data of a person for ever. */
  cancel(attendee: AttendeeView): Promise<Answer<Cancelled>> {
    return longWork.during(() => ask('cancel_attendee', { id: attendee.id }));
  }

  /** This laptop forgets how the list is opened. */
  async close(): Promise<Answer<unknown>> {
    const answer = await ask('close_attendance', {});
    await this.reading.refresh();
    return answer;
  }
}

export const attendance = new AttendanceOfSession();
