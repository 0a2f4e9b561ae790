// Every screen of the example in a browser: axe in four themes, letter sizes, two heights, two languages.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { cutOff, findings, open, shoot, wordsOf } from './stage.mjs';

const SIZES = ['100', '112', '125', '150'];
const HEIGHTS = [768, 690];
/**
 * Screens by the stage whose key opens them and their place in the rail; those outside the path by their place at its
 * foot; `part` names the screen that one is a part of. `title` is the word of the screen's own title; a session and a commitment have what people wrote.
 */
const PLACES = {
  prepare: { stage: 1, title: 'stage-1' },
  live: { stage: 2, title: null },
  cards: { stage: 2, page: 2, title: 'place-cards' },
  group: { stage: 3, title: 'group-title' },
  proposals: { stage: 3, page: 2, title: 'proposal-title' },
  ballots: { stage: 3, page: 3, title: 'vote-title-closed' },
  result: { stage: 3, page: 4, title: 'result-title' },
  list: { stage: 4, title: 'commitment-list-title' },
  commitment: { stage: 4, then: '[data-commitment]', title: null },
  plan: { stage: 4, page: 2, title: 'plan-title' },
  follow: { stage: 5, title: 'stage-5' },
  share: { foot: 1, title: 'share-title' },
  // Chosen the first time, with its words shown, and exchanged with from then on.
  folder: { foot: 1, part: 'share', then: '[data-then]', title: 'share-title' },
  receive: { foot: 1, then: 'main li:nth-child(2) button', title: 'place-receive' },
  conflicts: { foot: 1, then: 'main li:nth-child(3) button', title: 'place-conflicts' },
  history: { foot: 3, title: 'history-title' },
  backups: { foot: 3, part: 'history', then: 'main [role=radio]:nth-child(2)', title: 'history-title' },
  settings: { foot: 4, title: 'settings-title' },
};

/** The shared folder of the example. */
const folder = mkdtempSync(join(tmpdir(), 'compartida-'));
let stage;
before(async () => {
  stage = await open();
  await stage.page.waitForSelector('h1');
  await stage.call('open_example');
  await stage.page.waitForSelector('.rail-proc');
  await stage.lay({ folders: [folder] });
});
after(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true });
});

/** Goes to a screen, and waits until the window and the screen have its title and the screen its content. */
async function goTo(name, language = 'es-MX') {
  const { page } = stage;
  const { stage: number, page: place, foot, then, title, part = name } = PLACES[name];
  const words = wordsOf(language);
  if (number) {
    await page.keyboard.press(`Control+Digit${number}`);
    await page.waitForSelector(`.path > li:nth-child(${number}).now`);
  }
  if (place) await page.click(`.rail .sub li:nth-child(${place}) button`);
  if (foot) await page.click(`.rail-foot button:nth-child(${foot})`);
  if (then) await page.click(then);
  await page.waitForFunction((expected) => document.title === expected, `${words[`place-${part}`]} · Cocrea`);
  await page.waitForFunction((expected) => {
    const shown = document.querySelector('main h1')?.textContent.trim() ?? '';
    return expected === null ? shown !== '' : shown === expected;
  }, title && words[title]);
  await page.waitForFunction(() => (document.querySelector('main .body')?.textContent.trim() ?? '') !== '');
}

/** What makes the window itself scroll sideways. */
const sideways = () => stage.page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

for (const name of Object.keys(PLACES)) {
  describe(`the screen «${name}»`, () => {
    test('passes axe in the four themes', async () => {
      await goTo(name);
      assert.deepEqual(await findings(stage.page), []);
      await shoot(stage.page, `navegador-${name}`);
    });

    test('is cut off at no letter size, in a high and in a low window', async () => {
      await goTo(name);
      for (const height of HEIGHTS) {
        await stage.page.setViewportSize({ width: 1366, height });
        for (const size of SIZES) {
          await stage.page.evaluate((percent) => (document.documentElement.dataset.size = percent), size);
          assert.deepEqual(await cutOff(stage.page), [], `at ${size} %, ${height} px high`);
          assert.equal(await sideways(), 0, `no scrolling sideways at ${size} %, ${height} px high`);
        }
      }
      await stage.page.evaluate(() => (document.documentElement.dataset.size = '100'));
      await stage.page.setViewportSize({ width: 1366, height: 768 });
    });

    test('lets Tab reach something and never loses it', async () => {
      await goTo(name);
      const met = new Set();
      let onPage = true;
      for (let step = 0; step < 40; step += 1) {
        await stage.page.keyboard.press('Tab');
        const at = await stage.page.evaluate(() => {
          const { activeElement, body } = document;
          return activeElement === null || activeElement === body ? null : activeElement.outerHTML.slice(0, 200);
        });
        // Between the last place and the first one the browser itself has the focus, once.
        assert.ok(at !== null || onPage, `Tab is lost at step ${step}, after ${[...met].at(-1)}`);
        onPage = at !== null;
        if (at !== null) met.add(at);
      }
      assert.ok(met.size > 3, [...met].join('\n'));
    });
  });
}

test('in English nothing of the Spanish of the shell is left', async () => {
  const { settings } = await stage.call('read_settings');
  await stage.call('change_settings', { ...settings, language: 'en' });
  await stage.page.reload();
  await stage.page.waitForSelector('.rail-proc');
  const spanish = ['Preparar', 'Sesión', 'Priorizar', 'Compromisos', 'Seguimiento', 'Compartir', 'Historial', 'Ajustes', 'Deshacer', 'Guardado'];
  for (const name of Object.keys(PLACES)) {
    await goTo(name, 'en');
    const left = await stage.page.evaluate((words) => {
      const labels = [...document.querySelectorAll('button, h1, h2, h3, label, th, legend')].map((element) => element.textContent.trim());
      return words.filter((word) => labels.includes(word));
    }, spanish);
    assert.deepEqual(left, []);
  }
  await stage.call('change_settings', { ...settings, language: 'es-MX' });
  await stage.page.reload();
  await stage.page.waitForSelector('.rail-proc');
});

test('the page complains of nothing and breaks no content policy', () => {
  assert.deepEqual(stage.problems, []);
});
