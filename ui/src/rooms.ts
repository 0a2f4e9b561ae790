// Which component shows each place.
import type { Component } from 'svelte';
import Commitment from './screens/commitments/Commitment.svelte';
import List from './screens/commitments/List.svelte';
import Plan from './screens/commitments/Plan.svelte';
import History from './screens/find/History.svelte';
import Settings from './screens/find/Settings.svelte';
import Follow from './screens/follow/Follow.svelte';
import Home from './screens/home/Home.svelte';
import Prepare from './screens/prepare/Prepare.svelte';
import Ballots from './screens/prioritise/Ballots.svelte';
import Group from './screens/prioritise/Group.svelte';
import Proposals from './screens/prioritise/Proposals.svelte';
import Result from './screens/prioritise/Result.svelte';
import Cards from './screens/session/Cards.svelte';
import Live from './screens/session/Live.svelte';
import Conflicts from './screens/share/Conflicts.svelte';
import Receive from './screens/share/Receive.svelte';
import Share from './screens/share/Share.svelte';
import type { Screen } from './state/navigation.svelte';

export const SCREENS: Record<Screen, Component> = {
  home: Home,
  prepare: Prepare,
  live: Live,
  cards: Cards,
  group: Group,
  proposals: Proposals,
  ballots: Ballots,
  result: Result,
  list: List,
  commitment: Commitment,
  plan: Plan,
  follow: Follow,
  share: Share,
  receive: Receive,
  conflicts: Conflicts,
  history: History,
  settings: Settings,
};
