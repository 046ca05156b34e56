// @ts-check
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compilePeer, output, root } from '../measure.mjs';
import { memoryOf, withApplication } from './application.mjs';
import { watch } from './watch.mjs';

/** Places gone to, one after the other. */
const JUMPS = 200;

/**
 * A file opened and scrolled through at random, by the scrollbar.
 * @param {string} binary of Electron
 * @param {number} millions of datagrams
 */
export async function file(binary, millions) {
  const capture = path.join(root, 'out', 'bench', `${millions}-million.pcapng`);
  await mkdir(path.dirname(capture), { recursive: true });
  const count = Math.round(millions * 1e6);
  try {
    await output({ program: compilePeer('make-capture'), args: [capture, String(count)] });
    return await withApplication({ binary, files: [capture] }, async ({ app, page, shownMs }) => {
      const begin = performance.now();
      await page
        .getByTestId('datagrams')
        .filter({ hasText: count.toLocaleString('en-US') })
        .waitFor({ timeout: 600_000 });
      const indexedMs = Math.round(performance.now() - begin);
      const { frameMs, longestTaskMs } = await watch(page, () => page.evaluate(jump, JUMPS));
      const late = await page.evaluate(latenessOfRows, JUMPS);
      await setTimeout(200);
      const memoryMiB = await memoryOf(app);
      const rowsMs = { median: late[Math.floor(JUMPS / 2)], p95: late[Math.floor(JUMPS * 0.95)] };
      return {
        millions,
        shownMs: Math.round(shownMs),
        indexedMs,
        frameMs,
        longestTaskMs,
        rowsMs,
        memoryMiB,
      };
    });
  } finally {
    await rm(capture, { force: true });
  }
}

/** Runs in the page: goes to places at random, ten a second. @param {number} times */
async function jump(times) {
  const scroller = document.querySelector('[data-testid="log-scroller"]');
  if (scroller === null) throw new Error('there is no log');
  for (let done = 0; done < times; done += 1) {
    scroller.scrollTop = Math.random() * scroller.scrollHeight;
    await new Promise((resolve) => window.setTimeout(resolve, 100));
  }
}

/**
 * Runs in the page: milliseconds from scrolling until all rows on the screen are there, in ascending order.
 * @param {number} times
 */
async function latenessOfRows(times) {
  const scroller = document.querySelector('[data-testid="log-scroller"]');
  if (scroller === null) throw new Error('there is no log');
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- nothing of this file is in the page
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** @type {number[]} */
  const all = [];
  for (let done = 0; done < times; done += 1) {
    const begin = performance.now();
    scroller.scrollTop = Math.random() * scroller.scrollHeight;
    await nextFrame();
    await nextFrame();
    // A row that is missing has no time yet.
    while (document.querySelector('.log-row > :not([title])[data-column="time"]'))
      await nextFrame();
    all.push(Math.round(performance.now() - begin));
  }
  return all.toSorted((one, other) => one - other);
}
