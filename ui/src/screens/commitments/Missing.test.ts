import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { DocumentView } from '../../ipc/bindings';
import { documents } from '../../state/documents.svelte';
import { Rehearsal } from '../../state/rehearsal';
import Missing from './Missing.svelte';
import Plan from './Plan.svelte';

describe('what a commitment still needs', () => {
  it('is named, and only counted where there is little room for much', () => {
    const { unmount } = render(Missing, { missing: ['problem', 'solution', 'product'] });
    expect(document.body.textContent).toContain('Faltan el problema, la solución y el producto');
    unmount();
    const { unmount: leave } = render(Missing, { missing: ['problem', 'solution', 'product'], short: true });
    expect(document.body.textContent).toContain('Faltan 3 cosas');
    leave();
    render(Missing, { missing: ['problem', 'solution'], short: true });
    expect(document.body.textContent).toContain('Faltan el problema y la solución');
  });

  it('is told for the whole plan by the codes of the commitments', async () => {
    const sheet = (code: string, missing: DocumentView['missing']): DocumentView => ({ key: `commitment/${code}`, title: code, commitment: code, missing });
    documents.reading.value = null;
    new Rehearsal({
      list_documents: () => ({
        folder: '/documentos',
        documents: [
          { key: 'plan', title: 'Plan', commitment: null, missing: ['problem'] },
          sheet('C-01', []),
          sheet('C-02', ['problem']),
          sheet('C-04', ['problem']),
        ],
      }),
    });
    render(Plan);
    expect(await screen.findByText('Falta completar 2 compromisos: C-02 y C-04')).toBeTruthy();
  });
});
