import { execFileSync } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { problemWith } from '../../../native/lib/testing/skipping';
import { Discovery } from './discovery';

const problem =
  problemWith('ip') ?? (process.getuid?.() === 0 ? undefined : 'only root adds interfaces');
if (problem !== undefined) console.warn(`skipped: ${problem}`);

const discovery = new Discovery();
afterEach(() => discovery.stop());

function ip(line: string): void {
  execFileSync('ip', line.split(' '));
}

it.skipIf(problem !== undefined)(
  'listens on interfaces that appear, come up and are gone',
  async () => {
    const started = await discovery.start({ protocols: ['sap'], interfaces: null, ask: false });
    expect(started).toMatchObject({ ok: true });
    ip('link add later0 type veth peer name later1');
    ip('addr add 10.98.0.1/24 dev later0');
    expect(discovery.state().interfaces).not.toContain('later0');
    ip('link set later0 up');
    ip('link set later1 up');
    await vi.waitFor(() => expect(discovery.state().interfaces).toContain('later0'), 5000);
    ip('link del later0');
    await vi.waitFor(() => expect(discovery.state().interfaces).not.toContain('later0'), 5000);
    expect(discovery.state().isRunning).toBe(true);
  },
);
