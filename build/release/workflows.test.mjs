import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { suites } from '../tests/suites.mjs';
import { inRoot } from '../setup/paths.mjs';

const folder = inRoot('.github/workflows');
/** @typedef {{ run?: string, uses?: string, with?: Record<string, unknown> }} Step */
/** @typedef {{ 'timeout-minutes': number, steps: Step[], needs?: string | string[], permissions?: Record<string, string> }} Job */
/** @typedef {{ jobs: Record<string, Job>, permissions: unknown, concurrency: { group: string } }} Workflow */

/** @type {[string, Workflow][]} */
const workflows = readdirSync(folder).map((name) => [
  name,
  /** @type {Workflow} */ (load(readFileSync(`${folder}/${name}`, 'utf8'))),
]);
const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

describe.each(workflows)('%s', (_name, { jobs, permissions, concurrency }) => {
  const all = Object.entries(jobs);
  const steps = all.flatMap(([, job]) => job.steps);
  const scripts = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  it('may do no more than read, but where a job says so', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency.group).toContain('github.ref');
    const writers = all.filter(([, job]) => job.permissions?.['contents'] === 'write');
    expect(writers.map(([name]) => name).filter((name) => name !== 'draft')).toEqual([]);
  });

  it('bounds every job, and needs only jobs that there are', () => {
    for (const [, job] of all) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      for (const needed of [job.needs ?? []].flat()) expect(jobs).toHaveProperty([needed]);
    }
  });

  it('names npm scripts, files and suites that there are', () => {
    const known = Object.keys(manifest.scripts);
    const named = scripts.join('\n').matchAll(/npm run ([\w:-]+)/gu);
    for (const [, script] of named) expect(known).toContain(script);
    for (const [, file = ''] of scripts.join('\n').matchAll(/node (build\/[\w./-]+\.mjs)/gu)) {
      expect(() => readFileSync(inRoot(file))).not.toThrow();
    }
    const text = JSON.stringify(jobs);
    for (const [, list = ''] of text.matchAll(/--only=([\w,-]+)/gu)) {
      expect(suites.map(({ name }) => name)).toEqual(expect.arrayContaining(list.split(',')));
    }
  });

  it('pins its actions, and keeps no credentials in the checkout', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    for (const uses of used) expect(uses).toMatch(/^actions\/[\w-]+@(v\d+|[\da-f]{40})$/u);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) {
      expect(checkout.with).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('lets nobody write shell by the name of a branch or a tag', () => {
    // Contexts go by the environment; what is in a matrix is written here.
    for (const script of scripts) expect(script).not.toMatch(/\$\{\{(?! matrix\.)/u);
  });
});
