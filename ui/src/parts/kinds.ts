// The five kinds of slip: always icon, word and colour together.
import type { SlipKind } from '../ipc/bindings';
import type { IconName } from './icons';

export const KIND_LOOKS: Record<SlipKind, { look: string; icon: IconName; sign: string }> = {
  problem: { look: 'k-prob', icon: 'triangle-alert', sign: '!' },
  need: { look: 'k-nec', icon: 'hand-heart', sign: '*' },
  proposal: { look: 'k-prop', icon: 'lightbulb', sign: '+' },
  gap: { look: 'k-bre', icon: 'circle-help', sign: '?' },
  agreement: { look: 'k-acu', icon: 'handshake', sign: '=' },
};
