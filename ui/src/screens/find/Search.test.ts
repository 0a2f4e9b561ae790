import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { navigation } from '../../state/navigation.svelte';
import { Rehearsal } from '../../state/rehearsal';
import Search from './Search.svelte';

describe('Buscar', () => {
  beforeEach(() => {
    new Rehearsal({ search: () => ({ hits: [], total: 0 }) });
    navigation.start('history');
    render(Search, { onclose: () => undefined, onkeys: () => undefined });
  });

  const field = () => document.querySelector('input') as HTMLInputElement;
  const lines = () =>
    [...document.querySelectorAll('[role="option"]')].map((line) => {
      const detail = line.querySelector('.d')?.textContent ?? '';
      return `${line.querySelector('.grow')?.textContent?.replace(detail, '').trim()} | ${detail.trim()}`;
    });
  const looks = (text: string) => fireEvent.input(field(), { target: { value: text } });

  it('finds a stage by its name and its screens by that of their stage', async () => {
    await looks('compromisos');
    expect(lines().slice(0, 3)).toEqual(['Compromisos | Etapa 4', 'Lista | Compromisos', 'Documento del plan | Compromisos']);
  });

  it.each([
    ['SESION', ['Sesión | Etapa 2', 'En vivo | Sesión', 'Tarjetas | Sesión']],
    ['seguimiento', ['Seguimiento | Seguimiento']],
    ['priorizar vot', ['Votación | Priorizar']],
    ['plan accion', ['Documento del plan | Compromisos']],
    ['juntá las que', ['Agrupar | Priorizar']],
    ['etapa 3', ['Priorizar | Etapa 3']],
  ])('finds screens by any of their words, whatever the accents: %s', async (text, expected) => {
    await looks(text);
    expect(lines().slice(0, expected.length)).toEqual(expected);
  });

  it('goes to the door of the stage', async () => {
    await looks('compromisos');
    await fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(navigation.screen).toBe('list'));
  });

  it('names no stage while nothing is looked for', () => {
    expect(lines().some((line) => line.includes('Etapa'))).toBe(false);
    expect(lines()).toContain('Lista | Compromisos');
  });

  it('marks every word that was looked for, and counts all there are', async () => {
    const slip = { noun: 'slip', row: '1', code: 'M3-014', text: 'Que los niños puedan cruzar' };
    new Rehearsal({ search: () => ({ hits: [slip], total: 1_234 }) });
    await looks('cruzar NINOS');
    await screen.findByText('cruzar', { selector: 'mark' });
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['niños', 'cruzar']);
    expect(screen.getByRole('status', { hidden: true }).textContent).toContain('1,234');
  });

  it('says right under the field that there is nothing', async () => {
    await looks('zzz');
    const none = screen.getByText('Nada con “zzz”. Prueba con menos letras.');
    const list = screen.getByRole('listbox', { hidden: true });
    expect([lines(), list.children.length, none.parentElement]).toEqual([[], 0, list.parentElement]);
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });
});
