import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import Radios from './Radios.svelte';

it('goes on from where the focus is when a second arrow comes before the value does', async () => {
  const chosen: string[] = [];
  const choices = ['100', '112', '125', '150'].map((id) => ({ id, text: `${id} %` }));
  render(Radios, { label: 'Letra', choices, value: '100', onchoose: (id: string) => chosen.push(id) });
  screen.getByText('100 %').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await fireEvent.keyDown(document.activeElement ?? document.body, { key });
  }
  expect(chosen).toEqual(['112', '125', '112', '100', '150']);
});

it('goes on with Enter, which chooses what has the focus', async () => {
  const told: string[] = [];
  const choices = ['cost', 'lot'].map((id) => ({ id, text: id }));
  render(Radios, { label: 'Empate', choices, value: 'cost', onchoose: (id: string) => told.push(id), onenter: () => told.push('on') });
  expect(await fireEvent.keyDown(screen.getByText('lot'), { key: 'Enter' })).toBe(false);
  expect(told).toEqual(['lot', 'on']);
});
