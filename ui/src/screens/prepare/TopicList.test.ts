import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafts } from '../../state/drafts.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import TopicList from './TopicList.svelte';

describe('a new topic', () => {
  let core: Rehearsal;

  beforeEach(() => {
    drafts.of('topic', '', { name: '' }).clear();
    core = new Rehearsal({ add_topic: () => ({ id: 't' }) });
  });

  const field = () => screen.getByLabelText<HTMLInputElement>('Tema nuevo');
  const type = (value: string) => fireEvent.input(field(), { target: { value } });
  const add = () => fireEvent.click(screen.getByRole('button', { name: 'Agregar tema' }));

  it('that is half typed is there after another section was looked at', async () => {
    const { unmount } = render(TopicList);
    await type('Cultura y mem');
    unmount();
    render(TopicList);
    expect(field().value).toBe('Cultura y mem');
  });

  it('is given up with Esc, and is gone once it is added', async () => {
    const { unmount } = render(TopicList);
    await type('Cultura');
    await fireEvent.keyDown(field(), { key: 'Escape' });
    expect(field().value).toBe('');
    await type('Agua');
    await add();
    await waitFor(() => expect(field().value).toBe(''));
    unmount();
    render(TopicList);
    expect([field().value, core.times('add_topic')]).toEqual(['', 1]);
  });

  it('without a name says so beside the field until something is typed', async () => {
    core.answer({
      add_topic: () => {
        throw refused('name_missing');
      },
    });
    render(TopicList);
    await add();
    const why = await screen.findByRole('alert');
    expect(why.textContent).toContain('Falta el nombre');
    expect(why.closest('form')?.contains(field())).toBe(true);
    await type('A');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
