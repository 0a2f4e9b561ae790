import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BallotState, BallotView, CastBallot, CorrectBallot, VoteState } from '../../ipc/bindings';
import { keys } from '../../state/keys.svelte';
import { navigation } from '../../state/navigation.svelte';
import { notices } from '../../state/notices.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { vote } from '../../state/vote.svelte';
import Ballots from './Ballots.svelte';

const options = [1, 2, 3].map((number) => ({ number, title: `Proyecto ${number}`, cost: 100_00 * number, place: '' }));

describe('typing ballots', () => {
  let core: Rehearsal;
  let ballots: BallotView[];
  let state: VoteState;
  /** Drafts belong to a vote: each test has its own. */
  let votes = 0;

  const marks = (line: string) => line.split(' ').filter(Boolean).map(Number);
  const counted = (of: BallotState) => ballots.filter((ballot) => ballot.state === of).length;

  beforeEach(() => {
    ballots = [{ id: 'b1', number: 1, marks: [1, 2], state: 'valid' }];
    state = 'open';
    votes += 1;
    core = new Rehearsal({
      read_vote: () => ({
        vote: {
          id: `v${votes}`, state, max_marks: 2, ceiling: 1000_00, rule: 'mes_cost_util', ties: 'official', opened_at: 0, closed_at: null, options,
          count: { valid: counted('valid'), blank: counted('blank'), void: counted('void') }, ballots: [...ballots],
        },
      }),
      cast_ballot: ({ line, state: as }: CastBallot) => {
        if (as === 'valid' && marks(line).includes(9)) throw refused('no_such_option', { number: '9' });
        ballots.unshift({ id: `b${ballots.length + 1}`, number: ballots.length + 1, marks: marks(line), state: as });
        core.change('ballot');
        return { id: 'n', number: ballots.length };
      },
      correct_ballot: ({ id, line, state: as }: CorrectBallot) => {
        if (as === 'valid' && marks(line).includes(9)) throw refused('no_such_option', { number: '9' });
        ballots = ballots.map((ballot) => (ballot.id === id ? { ...ballot, marks: marks(line), state: as } : ballot));
        core.change('ballot');
        return {};
      },
      close_vote: () => {
        state = 'closed';
        return {};
      },
    });
    hearChanges(() => undefined);
    notices.closeToast();
    navigation.start('ballots');
    vote.reading.value = null;
  });

  async function shown(): Promise<HTMLInputElement> {
    render(Ballots);
    return screen.findByRole<HTMLInputElement>('textbox');
  }

  async function type(field: HTMLInputElement, line: string): Promise<void> {
    await fireEvent.input(field, { target: { value: line } });
  }

  async function enter(field: HTMLInputElement): Promise<void> {
    await fireEvent.submit(field.closest('form') as HTMLFormElement);
  }

  it('Enter saves, clears the line and waits for the next number', async () => {
    const field = await shown();
    await type(field, '1 3');
    expect(screen.getAllByRole<HTMLInputElement>('checkbox').map((box) => box.checked)).toEqual([true, false, true]);
    await enter(field);
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Boleta 3' })).toBeTruthy());
    expect([field.value, document.activeElement === field]).toEqual(['', true]);
  });

  it('a mark with the pointer is a number in the line', async () => {
    const field = await shown();
    await fireEvent.click(screen.getAllByRole('checkbox')[2] as HTMLElement);
    expect(field.value).toBe('3');
    await fireEvent.click(screen.getAllByRole('checkbox')[2] as HTMLElement);
    expect(field.value).toBe('');
  });

  it('B leaves it blank, again takes that back, A makes it void and keeps its marks', async () => {
    const field = await shown();
    await fireEvent.keyDown(field, { key: 'b' });
    await fireEvent.keyDown(field, { key: 'b' });
    await type(field, '1 2 3');
    expect(screen.getByRole('alert').textContent).toContain('Marcó 3 y el máximo son 2');
    await fireEvent.keyDown(field, { key: 'A' });
    expect(screen.queryByRole('alert')).toBeNull();
    await enter(field);
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'cast_ballot')?.body).toEqual({ vote: `v${votes}`, line: '1 2 3', state: 'void' }));
  });

  it('a blank ballot takes no digit and no mark, says so beside the field, and stays blank until B takes it back', async () => {
    const field = await shown();
    await fireEvent.keyDown(field, { key: 'b' });
    expect(screen.getByText('En blanco: Enter la guarda, otra vez B lo quita')).toBeTruthy();
    await type(field, '1 2');
    expect(field.value).toBe('');
    expect(screen.getByRole('alert').textContent).toContain('Esta boleta está en blanco y no lleva marcas: Enter la guarda, otra vez B lo quita');
    const box = screen.getAllByRole<HTMLInputElement>('checkbox')[0] as HTMLInputElement;
    await fireEvent.click(box);
    expect(box.checked).toBe(false);
    await enter(field);
    await waitFor(() => expect(ballots[0]).toMatchObject({ marks: [], state: 'blank' }));
    await type(field, '1 2');
    await enter(field);
    await waitFor(() => expect(ballots[0]).toMatchObject({ number: 3, marks: [1, 2], state: 'valid' }));
  });

  it('a void ballot keeps the marks typed before A and takes none after', async () => {
    const field = await shown();
    await type(field, '1 2 3');
    await fireEvent.keyDown(field, { key: 'a' });
    await type(field, '1 2 35');
    expect(field.value).toBe('1 2 3');
    expect(screen.getByRole('alert').textContent).toContain('Esta boleta está anulada');
    await fireEvent.keyDown(field, { key: 'a' });
    await type(field, '1 2');
    await enter(field);
    await waitFor(() => expect(ballots[0]).toMatchObject({ marks: [1, 2], state: 'valid' }));
  });

  it('what is typed while a ballot is on its way belongs to the next one', async () => {
    const field = await shown();
    await fireEvent.keyDown(field, { key: 'b' });
    void enter(field);
    await type(field, '3');
    void enter(field);
    await fireEvent.keyDown(field, { key: 'a' });
    await enter(field);
    await waitFor(() => expect(ballots.map((ballot) => [ballot.state, ballot.marks])).toEqual([['void', []], ['valid', [3]], ['blank', []], ['valid', [1, 2]]]));
  });

  it('Enter pressed twice says what is missing and does not part the next sheet', async () => {
    const field = await shown();
    await type(field, '1 2');
    void enter(field);
    await enter(field);
    expect(screen.getByRole('alert').textContent).toContain('La boleta no tiene marcas');
    await type(field, '3 1');
    await waitFor(() => expect(ballots).toHaveLength(2));
    await new Promise((later) => setTimeout(later, 20));
    expect(field.value).toBe('3 1');
    await enter(field);
    await waitFor(() => expect(ballots.map(({ marks }) => marks)).toEqual([[3, 1], [1, 2], [1, 2]]));
    expect(core.times('cast_ballot')).toBe(2);
  });

  it('refused ballots do not come under the hand: they come back in their order after the one that is typed', async () => {
    const field = await shown();
    let refuse: () => void = () => undefined;
    const slow = new Promise<void>((later) => (refuse = later));
    const cast = core.reply('cast_ballot');
    core.answer({ cast_ballot: (body) => slow.then(() => cast(body)) });
    for (const line of ['9 1', '9 2']) {
      await type(field, line);
      void enter(field);
    }
    await type(field, '3');
    refuse();
    await waitFor(() => expect(core.times('cast_ballot')).toBe(2));
    await waitFor(() => expect(notices.toast?.text).toContain('Una boleta no se guardó'));
    expect([field.value, screen.queryByRole('alert')]).toEqual(['3', null]);
    for (const line of ['9 1', '9 2']) {
      await enter(field);
      expect([field.value, screen.getByRole('alert').textContent]).toEqual([line, expect.stringContaining('No hay proyecto 9')]);
      await type(field, line.slice(2));
    }
    await enter(field);
    await waitFor(() => expect(ballots.map(({ marks }) => marks)).toEqual([[2], [1], [3], [1, 2]]));
    expect(field.value).toBe('');
  });

  it('a refused ballot that waits comes back with Enter in the field that was cleared for it', async () => {
    const field = await shown();
    await type(field, '9');
    void enter(field);
    await type(field, '3');
    await waitFor(() => expect(notices.toast?.text).toContain('Una boleta no se guardó'));
    await type(field, '');
    await enter(field);
    expect([field.value, screen.getByRole('alert').textContent]).toEqual(['9', expect.stringContaining('No hay proyecto 9')]);
  });

  it('a key held down saves nothing', async () => {
    const field = await shown();
    await type(field, '3');
    expect(await fireEvent.keyDown(field, { key: 'Enter', repeat: true })).toBe(false);
    expect(await fireEvent.keyDown(field, { key: 'Enter' })).toBe(true);
  });

  it('a half-typed ballot, and the one that waits, are there again after leaving the screen', async () => {
    const { unmount } = render(Ballots);
    let field = await screen.findByRole<HTMLInputElement>('textbox');
    await type(field, '3');
    await fireEvent.click(screen.getByRole('button', { name: 'Corregir boleta 1' }));
    await type(field, '2');
    unmount();
    field = await shown();
    expect(screen.getByRole('heading', { name: 'Corregir boleta 1' })).toBeTruthy();
    expect(field.value).toBe('2');
    await enter(field);
    await waitFor(() => expect(field.value).toBe('3'));
  });

  it('arrow up in the empty field corrects the last ballot, and in a begun one nothing', async () => {
    ballots.unshift({ id: 'b2', number: 2, marks: [3], state: 'valid' });
    const field = await shown();
    await type(field, '1');
    await fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(field.value).toBe('1');
    await type(field, '');
    await fireEvent.keyDown(field, { key: 'ArrowUp' });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Corregir boleta 2' })).toBeTruthy());
    expect(field.value).toBe('3');
  });

  it('the projects are one stop for Tab, with arrows inside', async () => {
    await shown();
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map((box) => box.tabIndex)).toEqual([0, -1, -1]);
    boxes[0]?.focus();
    await fireEvent.keyDown(boxes[0] as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(boxes[1]);
    expect(boxes.map((box) => box.tabIndex)).toEqual([-1, 0, -1]);
    await fireEvent.keyDown(boxes[1] as HTMLElement, { key: 'ArrowUp' });
    await fireEvent.keyDown(boxes[0] as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(boxes[2]);
  });

  it('a ballot that was taken back is corrected no more', async () => {
    const field = await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Corregir boleta 1' }));
    await waitFor(() => expect(field.value).toBe('1 2'));
    ballots = [];
    core.change('ballot');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Boleta 1' })).toBeTruthy());
    expect(field.value).toBe('');
  });

  it('a refused correction comes back with what it says, and the next ballot goes on waiting', async () => {
    const field = await shown();
    await type(field, '3');
    await fireEvent.click(screen.getByRole('button', { name: 'Corregir boleta 1' }));
    await type(field, '9');
    await enter(field);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('No hay proyecto 9'));
    expect([field.value, screen.getByRole('heading', { name: 'Corregir boleta 1' }) !== null]).toEqual(['9', true]);
    await fireEvent.click(screen.getByRole('button', { name: /^Dejarla igual/ }));
    expect(field.value).toBe('3');
  });

  it('a refused ballot keeps its line and says why beside it', async () => {
    const field = await shown();
    await type(field, '9');
    await enter(field);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('No hay proyecto 9'));
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['9', 'true']);
  });

  it('correcting one keeps the line of the next one waiting', async () => {
    const field = await shown();
    await type(field, '3');
    await fireEvent.click(screen.getByRole('button', { name: 'Corregir boleta 1' }));
    await waitFor(() => expect(field.value).toBe('1 2'));
    await type(field, '2');
    await enter(field);
    await waitFor(() => expect(field.value).toBe('3'));
    expect(core.asked.find(({ name }) => name === 'correct_ballot')?.body).toEqual({ id: 'b1', line: '2', state: 'valid' });
  });

  it('closing takes two steps, because it is final', async () => {
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    expect(core.times('close_vote')).toBe(0);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Todavía no'));
    await fireEvent.click(screen.getByRole('button', { name: /^Todavía no/ }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar y ver el resultado' }));
    await waitFor(() => expect(navigation.screen).toBe('result'));
    expect(core.times('close_vote')).toBe(1);
  });

  it('closing waits for the ballots that are on their way', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    core.answer({ cast_ballot: () => new Promise((later) => (answer = later)) });
    const field = await shown();
    await type(field, '3');
    void enter(field);
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar y ver el resultado' }));
    expect(core.times('close_vote')).toBe(0);
    answer({ id: 'n', number: 2 });
    await waitFor(() => expect(navigation.screen).toBe('result'));
    expect(core.times('close_vote')).toBe(1);
  });

  it('a ballot that is refused just before the closing is told, and the vote stays open until it is asked again', async () => {
    const field = await shown();
    const cast = core.reply('cast_ballot');
    core.answer({ cast_ballot: (body) => new Promise((later) => setTimeout(later, 20)).then(() => cast(body)) });
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    await type(field, '9');
    void enter(field);
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar y ver el resultado' }));
    await waitFor(() => expect(screen.getByText(/boleta a medias/)).toBeTruthy());
    expect([core.times('close_vote'), navigation.screen]).toEqual([0, 'ballots']);
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar y ver el resultado' }));
    await waitFor(() => expect(navigation.screen).toBe('result'));
  });

  it('Esc goes back from the question whether to close, which tells of a ballot half typed', async () => {
    const field = await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    expect(screen.queryByText(/boleta a medias/)).toBeNull();
    await type(field, '1');
    expect(screen.getByText(/boleta a medias/)).toBeTruthy();
    await waitFor(() => expect(keys.screen.some(({ says }) => says === 'vote-key-stay')).toBe(true));
    expect(keys.obey(new KeyboardEvent('keydown', { key: 'Escape' }))).toBe(true);
    await waitFor(() => expect(screen.queryByText('¿Ya están todas las boletas?')).toBeNull());
    expect([document.activeElement === field, field.value, core.times('close_vote')]).toEqual([true, '1', 0]);
  });
});
