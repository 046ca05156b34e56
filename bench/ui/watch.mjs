// @ts-check
/** @typedef {import('@playwright/test').Page} Page */

/**
 * @typedef {object} Watched
 * @property {{ median: number, p95: number, worst: number }} frameMs between two frames of the page
 * @property {number} longestTaskMs of the page's main thread; 0 where none took 50 ms
 * @property {{ median: number, p95: number, worst: number } | null} screenMs
 *   from the time that the kernel gave the newest datagram to the frame that shows it
 */

/**
 * Watches what the page draws while something is done.
 * @param {Page} page
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Watched>}
 */
export async function watch(page, work) {
  await page.evaluate(startWatching);
  await work();
  const { frames, tasks, ages } = await page.evaluate(stopWatching);
  const intervals = frames.slice(1).map((time, at) => time - (frames[at] ?? time));
  return {
    frameMs: shares(intervals),
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
    screenMs: ages.length === 0 ? null : shares(ages),
  };
}

/** @param {readonly number[]} values */
function shares(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    Number((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1));
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}

/** Runs in the page: it can see nothing of this file. */
function startWatching() {
  /** @type {{ frames: number[], tasks: number[], ages: number[], on: boolean, observer: PerformanceObserver }} */
  const watching = {
    frames: [],
    tasks: [],
    ages: [],
    on: true,
    observer: new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watching.tasks.push(duration);
    }),
  };
  watching.observer.observe({ type: 'longtask' });
  Object.assign(window, { watching });
  const began = performance.timeOrigin + performance.now();
  let newest = 0;
  /**
   * How old the newest row is when it is drawn for the first time. One that was received before the watch began
   * is no news, however late it comes on the screen: a filter that is applied shows rows of minutes ago.
   */
  const noteAge = () => {
    const row = [...document.querySelectorAll('.log-row')].reduce(
      (/** @type {Element | null} */ last, each) =>
        Number(each.getAttribute('data-number')) > Number(last?.getAttribute('data-number') ?? 0)
          ? each
          : last,
      null,
    );
    const number = Number(row?.getAttribute('data-number') ?? 0);
    const time = Date.parse(
      row?.querySelector('[data-column="time"]')?.getAttribute('title') ?? '',
    );
    if (number <= newest || Number.isNaN(time)) return;
    newest = number;
    if (time < began) return;
    watching.ages.push(performance.timeOrigin + performance.now() - time);
  };
  const note = (/** @type {number} */ time) => {
    watching.frames.push(time);
    noteAge();
    if (watching.on) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

function stopWatching() {
  const { watching } = /** @type {any} */ (window);
  watching.on = false;
  watching.observer.disconnect();
  return /** @type {{ frames: number[], tasks: number[], ages: number[] }} */ ({
    frames: watching.frames,
    tasks: watching.tasks,
    ages: watching.ages,
  });
}
