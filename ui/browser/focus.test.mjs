// The focus stays with the hands: after saving, after other work arrives, and among three thousand slips.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './stage.mjs';

const MANY = 3000;
let stage;
before(async () => {
  stage = await open();
  await stage.page.waitForSelector('h1');
  await stage.call('create_process', { name: 'Plan' });
  await stage.page.waitForSelector('.rail-proc');
});
after(() => stage?.close());

const focused = () => stage.page.evaluate(() => document.activeElement?.tagName);

test('a field keeps the focus and its draft while it is saved and other work arrives', async () => {
  const { page } = stage;
  await page.keyboard.press('Control+Digit1');
  const place = page.getByLabel('Lugar', { exact: true });
  await place.focus();
  await page.keyboard.type('Altares');
  await page.waitForFunction(() => document.activeElement?.dataset.unsaved === 'false');
  const session = await stage.call('read_session');
  await stage.call('rename_table', { id: session.tables[0].id, name: 'Vecinas' });
  await page.keyboard.type(', Hermosillo');
  assert.equal(await place.inputValue(), 'Altares, Hermosillo');
  await page.waitForFunction(() => document.activeElement?.dataset.unsaved === 'false');
  assert.equal((await stage.call('read_process')).place, 'Altares, Hermosillo');
});

test('the capture line keeps the focus after Enter, with each slip on top', async () => {
  const { page } = stage;
  await page.keyboard.press('Control+Digit2');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  for (const text of ['Una', 'Otra', 'La tercera']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.waitForFunction((said) => document.querySelector('[data-slip] .ct')?.textContent === said, text);
    assert.equal(await focused(), 'TEXTAREA');
  }
});

test('three thousand slips at one table stay usable', { timeout: 240_000 }, async () => {
  const { page } = stage;
  const address = page.url();
  // Nobody looks meanwhile: only the last state is of interest.
  await page.goto('about:blank');
  const table = (await stage.call('read_session')).tables[1].id;
  for (let number = 1; number <= MANY; number += 1) {
    await stage.call('capture_slip', { table, kind: 'problem', line: `Tarjeta número ${number} de muchas` });
  }
  await page.goto(address);
  await page.waitForSelector('.rail-proc');
  await page.keyboard.press('Control+Digit2');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.press('Alt+Digit2');
  await page.waitForFunction((code) => document.querySelector('[data-slip]')?.textContent.includes(code), `M2-${MANY}`);
  const shown = await page.locator('[data-slip]').count();
  assert.ok(shown <= 60, `${shown} rows are drawn at once`);
  const began = Date.now();
  await page.keyboard.type('Una más');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-slip] .ct')?.textContent === 'Una más');
  const took = Date.now() - began;
  assert.ok(took < 5000, `one more slip took ${took} ms`);
});

test('the page complains of nothing', () => {
  assert.deepEqual(stage.problems, []);
});
