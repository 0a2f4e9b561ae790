// What is followed up: the milestones of all commitments, by date.
import type { MilestoneView } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

export interface FollowedMilestone extends MilestoneView {
  commitment: { id: string; code: string; title: string };
}

export interface Followed {
  commitments: number;
  /** By date; those without one at the end. */
  milestones: readonly FollowedMilestone[];
}

async function read(): Promise<Answer<Followed>> {
  const list = await ask('list_commitments', {});
  if (!list.done) return list;
  const milestones: FollowedMilestone[] = [];
  for (const { id, code, title } of list.value.commitments) {
    const whole = await ask('read_commitment', { id });
    if (!whole.done) return whole;
    for (const milestone of whole.value.milestones) milestones.push({ ...milestone, commitment: { id, code, title } });
  }
  milestones.sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));
  return { done: true, value: { commitments: list.value.commitments.length, milestones } };
}

export const followed = new Reading<Followed>(['commitment', 'milestone'], read);
