// The home screen in a browser: what a person meets first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cutOff, findings, open, shoot } from './stage.mjs';

let stage;
before(async () => {
  stage = await open();
  await stage.page.waitForSelector('h1');
});
after(() => stage?.close());

test('the empty home screen passes axe in the four themes', async () => {
  assert.deepEqual(await findings(stage.page), []);
  await shoot(stage.page, 'navegador-inicio-vacio');
});

test('nothing of the home screen is cut off at any letter size', async () => {
  for (const size of ['100', '112', '125', '150']) {
    await stage.page.evaluate((percent) => (document.documentElement.dataset.size = percent), size);
    assert.deepEqual(await cutOff(stage.page), [], `at ${size} %`);
  }
});

test('the page complains of nothing and breaks no content policy', () => {
  assert.deepEqual(stage.problems, []);
});
