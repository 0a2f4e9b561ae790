// The window is about to close: what can be saved is saved, and what cannot is told once.
import { onLeaving } from '../ipc/call';
import { t } from '../words/words.svelte';
import { BallotDraft } from './ballot.svelte';
import { draft as line } from './capture.svelte';
import { drafts } from './drafts.svelte';
import { notices } from './notices.svelte';
import { saving } from './saving.svelte';

/** Whether something that a person typed is nowhere but on this page. */
function holdsText(): boolean {
  const field = document.querySelector('[data-unsaved="true"]') !== null;
  return field || line.begun || drafts.started || BallotDraft.anyBegun || saving.view.state === 'failed';
}

/** Answers each × until the answer is called. */
export const answerLeaving = (): (() => void) => onLeaving(isKept);

/** Leaves the field, which saves it, waits for all that is on its way, and says whether everything is kept. */
export async function isKept(): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await saving.settle();
  if (!holdsText()) return true;
  notices.show({ text: t('close-unsaved') });
  return false;
}
