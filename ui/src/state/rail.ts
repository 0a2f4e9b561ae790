// What the rail shows of the open process.
import type { ProcessView, SessionView } from '../ipc/bindings';
import { t } from '../words/words.svelte';
import { written } from './keys.svelte';
import { STAGES, stageOf, type Screen } from './navigation.svelte';
import { isDone } from './path';

/** How many things wait on a page; nothing when a number would say nothing. */
function countOf(screen: Screen, view: ProcessView): number | undefined {
  const counts: Partial<Record<Screen, number>> = {
    cards: view.counts.slips,
    group: view.counts.groups,
    proposals: view.counts.proposals,
    ballots: view.counts.ballots,
    list: view.counts.commitments,
  };
  return counts[screen];
}

export function railStages(view: ProcessView, screen: Screen, room: SessionView | null) {
  const here = stageOf(screen);
  return STAGES.map((screens, index) => {
    const number = index + 1;
    const state: 'done' | 'now' | '' = number === here ? 'now' : isDone(number, view, room) ? 'done' : '';
    return {
      number,
      text: t(`stage-${number}`),
      state,
      pages: screens
        // One commitment is a page only while it is open.
        .filter((each) => each !== 'commitment' || each === screen)
        .map((each) => ({ id: each, text: t(`place-${each}`), count: countOf(each, view), current: each === screen })),
    };
  });
}

export function alwaysThere(view: ProcessView | null, screen: Screen) {
  const ofProcess = [
    {
      id: 'share',
      icon: 'share-2' as const,
      text: t('place-share'),
      current: ['share', 'receive', 'conflicts'].includes(screen),
      count: (view?.counts.conflicts ?? 0) + (view?.counts.problems ?? 0),
    },
    { id: 'search', icon: 'search' as const, text: t('shell-search'), current: false, keys: written('Ctrl+K') },
    { id: 'history', icon: 'history' as const, text: t('place-history'), current: screen === 'history' },
  ];
  const settings = { id: 'settings', icon: 'settings' as const, text: t('place-settings'), current: screen === 'settings' };
  return [...(view ? ofProcess : []), settings];
}
