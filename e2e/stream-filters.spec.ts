import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rules } from '../electron/contract';
import { expect, launch, test } from './support/application';
import { withFolder } from './support/folders';
import { MonitorPage } from './support/monitor-page';
import { sendRtpToGroup } from './support/senders';

const rules: Rules = {
  gramscopeRules: 1,
  colours: [{ name: 'Lost', filter: 'gramscope.lost > 0', colour: 'vermilion', enabled: true }],
  alerts: [
    {
      name: 'Packets lost',
      filter: 'gramscope.lost',
      when: { kind: 'threshold', count: 1, seconds: 60 },
      notify: { desktop: false, sound: false },
      enabled: true,
    },
  ],
};

/** Numbers from 1 to 100 without these. */
function numbersWithout(...lost: number[]): number[] {
  return Array.from({ length: 100 }, (_, at) => at + 1).filter((number) => !lost.includes(number));
}

test('what a stream lost is coloured, found by the filter, and alerts', async () => {
  await withFolder(async (folder) => {
    const settings = join(folder, 'settings');
    mkdirSync(settings);
    writeFileSync(join(settings, 'rules.json'), JSON.stringify(rules));
    const { app, window, close } = await launch({ settings });
    const monitor = new MonitorPage(window);
    const group = '239.255.77.11';
    const port = await monitor.listen({ address: `${group}%lo` });
    await sendRtpToGroup(group, port, numbersWithout(60, 90, 91));
    await expect.poll(() => monitor.counter('received')).toBe(97);

    const behind = monitor.log.locator('[data-number="89"]');
    await expect(monitor.cell(behind, 'No.')).toHaveAttribute('title', 'Rule “Lost”');
    const before = monitor.log.locator('[data-number="88"]');
    await expect(monitor.cell(before, 'No.')).toHaveAttribute('title', '');
    await expect(monitor.alerts).toHaveText(/1 alert/u);

    await monitor.filter.fill('gramscope.lost');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('2 of 97');
    await monitor.looks('stream-filter', app);
    await monitor.filter.fill('gramscope.lost >= 2');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('1 of 97');

    // What comes later is found as well.
    await sendRtpToGroup(
      group,
      port,
      numbersWithout(30, 31, 32).map((number) => number + 100),
    );
    await expect(monitor.filterProgress).toContainText('2 of 194');
    await close();
  });
});
