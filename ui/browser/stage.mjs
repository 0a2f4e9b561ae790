// The stage of the browser tests: the twin on a fresh data folder, Chromium at 1366×768, and axe.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CLONE = fileURLToPath(new URL('../..', import.meta.url));
const SCREENS = process.env.COCREA_SCREENS ?? path.join(CLONE, 'target/screens');
const TWIN = process.env.COCREA_TWIN ?? path.join(CLONE, 'target/debug/twin');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export const THEMES = ['light', 'dark', 'contrast', 'contrast-dark'];

/** Words of one line in a language, by their key. */
export function wordsOf(language) {
  const folder = path.join(CLONE, 'assets/words', language);
  const text = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  return Object.fromEntries([...text.matchAll(/^([\w-]+) = (.+)$/gmu)].map(([, key, words]) => [key, words.trim()]));
}

/** Starts the twin; it ends when this process lets go of its input. */
async function startTwin() {
  const twin = spawn(TWIN, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((_, lost) => {
    twin.once('error', lost);
    twin.once('exit', (code) => lost(new Error(`the twin ended with ${code}`)));
  });
  const first = new Promise((found) => createInterface({ input: twin.stdout }).once('line', found));
  gone.catch(() => undefined);
  return { address: await Promise.race([first, gone]), stop: () => twin.stdin.end() };
}

/**
 * Opens the page on a twin of its own. `page` is Playwright's; `problems` collects what the page complained of:
 * it must stay empty.
 */
export async function open() {
  const twin = await startTwin();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', locale: 'es-MX' });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  // A refusal travels as 422: the browser notes it, the page shows it.
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('status of 422')) problems.push(line.text());
  });
  await page.goto(twin.address);
  return {
    page,
    problems,
    call: (name, body = {}) => call(twin.address, name, body),
    lay: (answers) => post(`${twin.address}/desktop`, answers),
    close: async () => {
      await browser.close();
      twin.stop();
    },
  };
}

async function post(address, body) {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  return { ok: answer.ok, body: await answer.json() };
}

/** Calls a use case beside the page, as another hand at the same laptop. */
async function call(address, name, body) {
  const answer = await post(`${address}/call/${name}`, body);
  if (!answer.ok) throw new Error(`${name}: ${answer.body.code} ${answer.body.message}`);
  return answer.body;
}

/** What axe finds on the page in each of the four themes, one line each: it must be empty. */
export async function findings(page) {
  await page.evaluate(AXE);
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  const found = [];
  for (const theme of THEMES) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations, passes } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), rules);
    if (passes.length === 0) found.push(`${theme}: axe looked at nothing`);
    for (const violation of violations) {
      for (const node of violation.nodes) found.push(`${theme} ${violation.id}: ${node.target.join(' ')} (${violation.help})`);
    }
  }
  await page.evaluate((name) => {
    if (name === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  }, before);
  return found;
}

/** What is cut off at the sides, one line each: it must be empty. */
export async function cutOff(page) {
  return page.evaluate(() => {
    const clipped = [...document.querySelectorAll('body *')].filter((element) => {
      const style = getComputedStyle(element);
      if (style.display === 'inline' || element.closest('svg') || element.clientWidth <= 1) return false;
      const scrolls = ['auto', 'scroll'].includes(style.overflowX);
      return element.tagName !== 'INPUT' && !scrolls && element.scrollWidth - element.clientWidth > 1;
    });
    return clipped.map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  });
}

/** Leaves an image for people to look at. */
export async function shoot(page, name) {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`) });
}
