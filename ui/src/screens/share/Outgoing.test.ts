import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundles } from '../../state/bundles.svelte';
import { Rehearsal } from '../../state/rehearsal';
import Outgoing from './Outgoing.svelte';

describe('a bundle on its way out', () => {
  let core: Rehearsal;
  const readership = (personal: boolean) => ({ bundle_readership: () => ({ can: ['Laptop Mesa 1'], cannot: [], personal }) });

  beforeEach(() => {
    bundles.readership.value = null;
    bundles.clear();
    core = new Rehearsal({
      ...readership(true),
      make_bundle: () => ({ path: null, more: [], bytes: 0, changes: 0, photos: 0, words: null, fingerprint: '' }),
    });
  });

  const made = () => core.asked.filter((each) => each.name === 'make_bundle').map((each) => each.body);
  const make = async () => {
    const before = made().length;
    await fireEvent.click(screen.getByRole('button', { name: /Hacer paquete/u }));
    await waitFor(() => expect(made()).toHaveLength(before + 1));
  };

  it('leaves what is about persons at home, unless somebody chooses so for this bundle', async () => {
    render(Outgoing);
    const choice = await screen.findByLabelText<HTMLInputElement>('Llevar también los datos de asistencia');
    expect(choice.checked).toBe(false);
    expect(screen.getByText(/se quedan aquí/u)).toBeTruthy();
    await make();
    await fireEvent.click(choice);
    expect(screen.getByText(/Van bajo llave/u)).toBeTruthy();
    await make();
    await waitFor(() => expect(choice.checked).toBe(false));
    await make();
    expect(made().map((body) => (body as { personal: boolean }).personal)).toEqual([false, true, false]);
  });

  it('takes no persons along with a receipt', async () => {
    render(Outgoing);
    await fireEvent.click(await screen.findByLabelText('Llevar también los datos de asistencia'));
    await fireEvent.click(screen.getByRole('radio', { name: 'Sólo un acuse' }));
    expect(screen.queryByLabelText('Llevar también los datos de asistencia')).toBeNull();
    await make();
    expect(made()).toMatchObject([{ brings: 'receipt', personal: false }]);
  });

  it('says nothing of persons where there are none', async () => {
    core.answer(readership(false));
    render(Outgoing);
    await screen.findByText(/Laptop Mesa 1/u);
    expect(screen.queryByLabelText('Llevar también los datos de asistencia')).toBeNull();
  });
});
