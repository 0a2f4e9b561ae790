import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BallotState, BallotView, CastBallot, CorrectBallot, VoteState } from '../../ipc/bindings';
import { navigation } from '../../state/navigation.svelte';
import { hearChanges } from '../../state/reading.svelte';
import { refused, Rehearsal } from '../../state/rehearsal';
import { vote } from '../../state/vote.svelte';
import Ballots from './Ballots.svelte';

const options = [1, 2, 3].map((number) => ({ number, title: `Proyecto ${number}`, cost: 100_00 * number, place: '' }));

describe('typing ballots', () => {
  let core: Rehearsal;
  let ballots: BallotView[];
  let state: VoteState;

  const marks = (line: string) => line.split(' ').filter(Boolean).map(Number);
  const counted = (of: BallotState) => ballots.filter((ballot) => ballot.state === of).length;

  beforeEach(() => {
    ballots = [{ id: 'b1', number: 1, marks: [1, 2], state: 'valid' }];
    state = 'open';
    core = new Rehearsal({
      read_vote: () => ({
        vote: {
          id: 'v', state, max_marks: 2, ceiling: 1000_00, rule: 'mes_cost_util', ties: 'official', opened_at: 0, closed_at: null, options,
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
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'cast_ballot')?.body).toEqual({ vote: 'v', line: '1 2 3', state: 'void' }));
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
    await fireEvent.click(screen.getByRole('button', { name: 'Todavía no' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar la votación' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Cerrar y ver el resultado' }));
    await waitFor(() => expect(navigation.screen).toBe('result'));
    expect(core.times('close_vote')).toBe(1);
  });
});
