// The home screen in a browser: what a person meets first.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
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

test('a damaged process says what can be saved of it, and opens what was saved', async () => {
  const { path } = await stage.call('create_process', { name: 'Plan de mi colonia' });
  await stage.call('add_topic', { name: 'Sombra en las paradas' });
  await stage.call('close_process');
  // Where the log, the tables and the words have it.
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf('Sombra'); at >= 0; at = bytes.indexOf('Sombra', at + 1)) bytes[at + 1] ^= 1;
  writeFileSync(path, bytes);
  await stage.page.reload();
  await stage.page.getByRole('button', { name: 'Continuar Plan de mi colonia' }).click();
  const rescue = stage.page.getByRole('button', { name: 'Rescatar lo que se pueda' });
  await rescue.waitFor();
  assert.deepEqual(await findings(stage.page), []);
  assert.deepEqual(await cutOff(stage.page), []);
  await shoot(stage.page, 'navegador-inicio-rescatar');
  await stage.page.getByRole('checkbox').check();
  await rescue.click();
  await stage.page.getByText('Lo rescatado está abierto').waitFor();
  const { processes } = await stage.call('list_processes');
  assert.deepEqual(processes.map(({ trouble }) => trouble), [null]);
});

test('the page complains of nothing and breaks no content policy', () => {
  assert.deepEqual(stage.problems, []);
});
