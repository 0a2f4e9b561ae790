// Which component shows each place.
import type { Component } from 'svelte';
import type { Screen } from './state/navigation.svelte';

const found = import.meta.glob('./screens/*/*.svelte', { eager: true, import: 'default' }) as Record<string, Component>;

const at = (path: string): Component => found[`./screens/${path}.svelte`] ?? (found['./screens/find/Settings.svelte'] as Component);

export const SCREENS: Record<Screen, Component> = {
  home: at('home/Home'),
  prepare: at('prepare/Prepare'),
  live: at('session/Live'),
  cards: at('session/Cards'),
  group: at('prioritise/Group'),
  proposals: at('prioritise/Proposals'),
  ballots: at('prioritise/Ballots'),
  result: at('prioritise/Result'),
  list: at('commitments/List'),
  commitment: at('commitments/Commitment'),
  plan: at('commitments/Plan'),
  follow: at('follow/Follow'),
  share: at('share/Share'),
  receive: at('share/Receive'),
  conflicts: at('share/Conflicts'),
  history: at('find/History'),
  settings: at('find/Settings'),
};
