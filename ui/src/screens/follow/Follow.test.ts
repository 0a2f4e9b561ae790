import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { keys } from '../../state/keys.svelte';
import { Rehearsal } from '../../state/rehearsal';
import Follow from './Follow.svelte';

it('the milestones are gone through with arrows, and F1 says so', async () => {
  new Rehearsal({
    list_commitments: () => ({ commitments: ['1', '2'].map((id) => ({ id, code: `C-0${id}`, title: 'Parque' })) }),
    read_commitment: ({ id }: { id: string }) => ({ milestones: [{ id: `m${id}`, title: `Hito ${id}`, due: null, product: '' }] }),
  });
  render(Follow);
  const first = await screen.findByRole('button', { name: /C-01/u });
  first.focus();
  await fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toContain('C-02');
  expect(keys.screen.map(({ press }) => press)).toContain('ArrowDown');
});
