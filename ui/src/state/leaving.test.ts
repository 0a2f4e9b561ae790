import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './asking';
import { BallotDraft } from './ballot.svelte';
import { draft as line } from './capture.svelte';
import { drafts } from './drafts.svelte';
import { isKept } from './leaving';
import { notices } from './notices.svelte';
import { broken, Rehearsal } from './rehearsal';

describe('a window that is asked to close', () => {
  let core: Rehearsal;

  beforeEach(() => {
    core = new Rehearsal({ read_line: () => null, change_settings: () => ({}) });
    notices.closeToast();
  });
  afterEach(() => document.body.replaceChildren());

  it('may go when nothing is half typed', async () => {
    expect([await isKept(), notices.toast]).toEqual([true, null]);
  });

  it('leaves its field, and waits until what is sent then is answered', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    core.answer({ change_settings: () => new Promise((later) => (answer = later)) });
    document.body.innerHTML = '<input data-unsaved="true">';
    const field = document.querySelector('input') as HTMLInputElement;
    field.focus();
    field.addEventListener('blur', () => void ask('change_settings', {} as never).then(() => (field.dataset['unsaved'] = 'false')));
    const kept = isKept();
    let settled = false;
    void kept.then(() => (settled = true));
    await new Promise((later) => setTimeout(later, 40));
    expect([core.times('change_settings'), settled]).toEqual([1, false]);
    answer({});
    expect(await kept).toBe(true);
  });

  it('stays when a field could not be saved, and says how to go all the same', async () => {
    document.body.innerHTML = '<input data-unsaved="true">';
    expect(await isKept()).toBe(false);
    expect(notices.toast?.text).toContain('cierra otra vez la ventana');
  });

  it('stays for a line, a ballot and a row that are half typed on other screens', async () => {
    const topic = drafts.of('topic', '', { name: '' });
    const ballot = BallotDraft.of('v');
    const begun: [() => void, () => void][] = [
      [() => line.write('Falta som'), () => line.write('')],
      [() => ballot.write('3'), () => ballot.write('')],
      [() => (topic.text.name = 'Agua'), () => topic.clear()],
    ];
    for (const [begin, giveUp] of begun) {
      begin();
      expect(await isKept()).toBe(false);
      giveUp();
      expect(await isKept()).toBe(true);
    }
  });

  it('stays for a line that was left in another process, until that one is sent', async () => {
    line.belong('a');
    line.write('Falta som');
    line.belong('b');
    expect(await isKept()).toBe(false);
    line.belong('a');
    line.write('');
    expect(await isKept()).toBe(true);
  });

  it('stays when the last thing that was sent was not saved', async () => {
    core.answer({
      edit_process: () => {
        throw broken('disk_full');
      },
    });
    await ask('edit_process', {} as never);
    expect(await isKept()).toBe(false);
    core.answer({ edit_process: () => ({}) });
    await ask('edit_process', {} as never);
    expect(await isKept()).toBe(true);
  });
});
