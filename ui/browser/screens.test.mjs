// Every screen of the example in a browser: axe in four themes, letter sizes, two heights, two languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cutOff, findings, open, shoot } from './stage.mjs';

const SIZES = ['100', '112', '125', '150'];
const HEIGHTS = [768, 690];
/** Screens by the stage whose key opens them and their place in the rail; those outside the path by their place at its foot. */
const PLACES = {
  prepare: { stage: 1 },
  live: { stage: 2 },
  cards: { stage: 2, page: 2 },
  group: { stage: 3 },
  proposals: { stage: 3, page: 2 },
  ballots: { stage: 3, page: 3 },
  result: { stage: 3, page: 4 },
  list: { stage: 4 },
  commitment: { stage: 4, then: '[data-commitment]' },
  plan: { stage: 4, page: 2 },
  follow: { stage: 5 },
  share: { foot: 1 },
  receive: { foot: 1, then: 'main li:nth-child(2) button' },
  conflicts: { foot: 1, then: 'main li:nth-child(3) button' },
  history: { foot: 3 },
  settings: { foot: 4 },
};

let stage;
before(async () => {
  stage = await open();
  await stage.page.waitForSelector('h1');
  await stage.call('open_example');
  await stage.page.waitForSelector('.rail-proc');
});
after(() => stage?.close());

/** Goes to a screen and waits until its title has come. */
async function goTo({ stage: number, page: place, foot, then }) {
  const { page } = stage;
  if (number) {
    await page.keyboard.press(`Control+Digit${number}`);
    await page.waitForSelector(`.path > li:nth-child(${number}).now`);
  }
  if (place) await page.click(`.rail .sub li:nth-child(${place}) button`);
  if (foot) await page.click(`.rail-foot button:nth-child(${foot})`);
  if (then) await page.click(then);
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('main .body')?.textContent.trim() !== '');
}

/** What makes the window itself scroll sideways. */
const sideways = () => stage.page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

for (const [name, place] of Object.entries(PLACES)) {
  describe(`the screen «${name}»`, () => {
    test('passes axe in the four themes', async () => {
      await goTo(place);
      assert.deepEqual(await findings(stage.page), []);
      await shoot(stage.page, `navegador-${name}`);
    });

    test('is cut off at no letter size, in a high and in a low window', async () => {
      await goTo(place);
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
      await goTo(place);
      const met = new Set();
      for (let step = 0; step < 40; step += 1) {
        await stage.page.keyboard.press('Tab');
        met.add(await stage.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing'));
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
  for (const place of Object.values(PLACES)) {
    await goTo(place);
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
