// Commitments: the list, and the one that is open with its milestones and its trace.
import type {
  CommitmentCard,
  CommitmentField,
  CommitmentsCreated,
  CommitmentView,
  Created,
  EditMilestone,
  NewMilestone,
} from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { drafts, type Draft } from './drafts.svelte';
import { Reading } from './reading.svelte';

const NOTHING_CHANGES: Omit<EditMilestone, 'id'> = { title: null, due: null, product: null };

/** The milestone that somebody is typing for a commitment. */
export function milestoneDraft(commitment: string): Draft<'title' | 'due' | 'product'> {
  return drafts.of('milestone', commitment, { title: '', due: '', product: '' });
}

export class CommitmentsOfProcess {
  #row: string | null = null;

  readonly listed = new Reading<readonly CommitmentCard[]>(['commitment', 'milestone', 'lineage'], async () => {
    const answer = await ask('list_commitments', {});
    return answer.done ? { done: true, value: answer.value.commitments } : answer;
  });

  readonly one = new Reading<CommitmentView>('any', () => ask('read_commitment', { id: this.#row ?? '' }));

  get list(): readonly CommitmentCard[] {
    return this.listed.value ?? [];
  }

  /** The commitment that is open; nothing of another one is ever shown in its place. */
  get view(): CommitmentView | null {
    return this.one.value;
  }

  /** Chooses which one is open. */
  enter(row: string): void {
    if (row === this.#row) return;
    this.#row = row;
    this.one.value = null;
    this.one.failure = null;
  }

  createFromResult(): Promise<Answer<CommitmentsCreated>> {
    return ask('create_commitments', {});
  }

  edit(id: string, field: CommitmentField, text: string): Promise<Answer<unknown>> {
    return ask('edit_commitment', { id, field, text });
  }

  trash(id: string): Promise<Answer<unknown>> {
    return ask('trash_commitment', { id });
  }

  addMilestone(milestone: NewMilestone): Promise<Answer<Created>> {
    return ask('add_milestone', milestone);
  }

  editMilestone(id: string, part: Partial<Omit<EditMilestone, 'id'>>): Promise<Answer<unknown>> {
    return ask('edit_milestone', { id, ...NOTHING_CHANGES, ...part });
  }

  trashMilestone(id: string): Promise<Answer<unknown>> {
    return ask('trash_milestone', { id });
  }
}

export const commitments = new CommitmentsOfProcess();
