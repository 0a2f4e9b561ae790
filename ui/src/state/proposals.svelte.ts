// Proposals: what groups want to be done, with what it costs and where.
import type { Created, EditProposal, NewProposal, ProposalView } from '../ipc/bindings';
import { ask, type Answer } from './asking';
import { Reading } from './reading.svelte';

const NOTHING_CHANGES: Omit<EditProposal, 'id'> = { title: null, cost: null, place: null };

export class ProposalsOfProcess {
  readonly reading = new Reading<readonly ProposalView[]>(['proposal', 'lineage', 'group', 'slip'], async () => {
    const answer = await ask('list_proposals', {});
    return answer.done ? { done: true, value: answer.value.proposals } : answer;
  });

  get list(): readonly ProposalView[] {
    return this.reading.value ?? [];
  }

  create(proposal: NewProposal): Promise<Answer<Created>> {
    return ask('create_proposal', proposal);
  }

  edit(id: string, part: Partial<Omit<EditProposal, 'id'>>): Promise<Answer<unknown>> {
    return ask('edit_proposal', { id, ...NOTHING_CHANGES, ...part });
  }

  trash(id: string): Promise<Answer<unknown>> {
    return ask('trash_proposal', { id });
  }
}

export const proposals = new ProposalsOfProcess();
