// @ts-check
import { setTimeout } from 'node:timers/promises';
import { compilePeer, output } from '../measure.mjs';
import { listen, memoryOf, withApplication } from './application.mjs';
import { watch } from './watch.mjs';

/** @typedef {import('./application.mjs').Started} Started */

/** Bytes of a payload. */
const SIZE = 100;

/**
 * The window while datagrams come at an even rate: following, then scrolled up, then with a filter; and how
 * long it takes for single ones to be seen.
 * @param {string} binary of Electron
 * @param {{ perSecond: number, seconds: number }} load
 */
export async function live(binary, load) {
  return withApplication({ binary }, async (started) => {
    const port = await listen(started.page);
    const before = await memoryOf(started.app);
    /** @type {Record<string, unknown>} */
    const scenes = { single: await single(started, port) };
    scenes['following'] = await underLoad(started, port, load);
    await started.page.getByRole('grid', { name: 'Log' }).press('PageUp');
    scenes['scrolled up'] = await underLoad(started, port, load);
    await started.page.getByRole('grid', { name: 'Log' }).press('End');
    const filter = started.page.getByRole('combobox', { name: 'Filter' });
    await filter.fill('udp.length > 50 and udp contains 78:78');
    await filter.press('Enter');
    scenes['filtered'] = await underLoad(started, port, load);
    return { shownMs: Math.round(started.shownMs), memoryMiB: { before }, scenes };
  });
}

/** Ten a second, each of which is shown before the next comes. @param {Started} started @param {number} port */
async function single({ page }, port) {
  const { screenMs } = await watch(page, () => send(port, 100, 10));
  return { screenMs };
}

/**
 * @param {Started} started
 * @param {number} port
 * @param {{ perSecond: number, seconds: number }} load
 */
async function underLoad({ app, page }, port, { perSecond, seconds }) {
  const { received, dropped } = await counters(page);
  const watched = await watch(page, () => send(port, perSecond * seconds, perSecond));
  // What is on its way still counts.
  await setTimeout(500);
  const after = await counters(page);
  return {
    ...watched,
    received: after.received - received,
    dropped: after.dropped - dropped,
    memoryMiB: await memoryOf(app),
  };
}

/**
 * @param {number} port
 * @param {number} count
 * @param {number} perSecond
 */
async function send(port, count, perSecond) {
  const interval = String(Math.round(1e9 / perSecond));
  const args = ['127.0.0.1', String(port), String(count), String(SIZE), interval, '0'];
  await output({ program: compilePeer('pace'), args });
}

/** @param {import('@playwright/test').Page} page */
async function counters(page) {
  const of = async (/** @type {string} */ id) =>
    Number((await page.getByTestId(id).innerText()).replaceAll(/\D/gu, ''));
  return { received: await of('received'), dropped: await of('dropped') };
}
