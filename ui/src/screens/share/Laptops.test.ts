import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LaptopView } from '../../ipc/bindings';
import { notices } from '../../state/notices.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import Laptops from './Laptops.svelte';

const SIX = 'nopal barda cobre lluvia mesa sierra';
const own: LaptopView = { device: 'a', label: 'Mesa 1', own: true, organiser: true, admitted: true, changes: 9, waiting: 0, missing: 0, fingerprint: null };
const rosa: LaptopView = { ...own, device: 'b', label: 'Rosa', own: false, organiser: false, admitted: false, changes: 0, waiting: 4, fingerprint: SIX };

describe('the laptops of a process', () => {
  let core: Rehearsal;
  let laptops: LaptopView[];

  beforeEach(() => {
    laptops = [own, rosa];
    core = new Rehearsal({ list_laptops: () => ({ laptops }) });
  });

  it('show who waits, with how much and its six words, and offer to let in nobody else', async () => {
    render(Laptops);
    const admit = await screen.findByRole('button', { name: /que entre Rosa/u });
    const item = admit.closest('li')?.textContent ?? '';
    expect([item.includes(SIX), item.includes('4 cambios suyos esperan')]).toEqual([true, true]);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('say what is missing of whom', async () => {
    laptops = [own, { ...rosa, admitted: true, missing: 3 }];
    render(Laptops);
    expect(await screen.findByText(/Faltan 3 cambios anteriores/u)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('let one in, say so, and leave the focus where work goes on', async () => {
    core.answer({
      admit_laptop: () => {
        laptops = [own, { ...rosa, admitted: true, waiting: 0, changes: 4 }];
        return { new_changes: 4, waiting: [], conflicts: 1, problems: 0 };
      },
    });
    render(Laptops);
    await fireEvent.click(await screen.findByRole('button', { name: /que entre Rosa/u }));
    await waitFor(() => expect(document.activeElement?.id).toBe('laptops'));
    expect(core.asked.find(({ name }) => name === 'admit_laptop')?.body).toEqual({ device: 'b' });
    expect(notices.toast?.text).toContain('Llegaron 4 cambios.');
    expect(notices.toast?.action).toBeDefined();
  });

  it('say in place why one was not let in', async () => {
    core.answer({
      admit_laptop: () => {
        throw refused('disk_full', { path: '/datos' });
      },
    });
    render(Laptops);
    await fireEvent.click(await screen.findByRole('button', { name: /que entre Rosa/u }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
