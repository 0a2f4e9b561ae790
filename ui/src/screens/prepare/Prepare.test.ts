import { render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessView } from '../../ipc/bindings';
import { land } from '../../state/arrival';
import { navigation } from '../../state/navigation.svelte';
import { openProcess } from '../../state/process.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { Rehearsal } from '../../state/rehearsal';
import { session } from '../../state/session.svelte';
import { topics } from '../../state/topics.svelte';
import Prepare from './Prepare.svelte';

describe('Preparar', () => {
  beforeEach(() => {
    new Rehearsal({
      read_session: () => ({ id: 's', number: 1, name: 'Primera', place: 'Altares', date: null, tables: [] }),
      list_topics: () => ({ topics: [] }),
    });
    hearChanges(() => undefined);
    for (const reading of [session.reading, topics.reading]) reading.value = null;
    openProcess.reading.value = {
      id: 'p', path: '/a.cocrea', name: 'Plan', place: '', period: '', ceiling: null, ceiling_source: '', counts: { topics: 0 }, saved_at: null,
    } as ProcessView;
  });

  it.each([
    ['ceiling', 'Techo presupuestal'],
    ['identity', 'Nombre'],
    ['topics', 'Tema nuevo'],
    ['session', 'Nombre de la sesión'],
  ])('opens with the cursor in the section that was asked for: %s', async (section, label) => {
    navigation.start('prepare', section);
    render(Prepare);
    const letGo = land();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
    letGo();
  });

  it('opens at its title when nothing was asked for', async () => {
    navigation.start('prepare');
    render(Prepare);
    const letGo = land();
    await waitFor(() => expect(session.view).not.toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    letGo();
  });

  it('says how many sections wait', async () => {
    navigation.start('prepare');
    render(Prepare);
    expect(await screen.findByText('Faltan 4 apartados para la sesión.')).toBeTruthy();
  });
});
