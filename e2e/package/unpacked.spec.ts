import { expect, test } from '@playwright/test';
import { MonitorPage } from '../support/monitor-page';
import { sendWithBash } from '../support/senders';
import { PackagedApplication } from './support/packaged-application';

test('the application without an installer receives a datagram and finds it by a pattern', async () => {
  const application = await PackagedApplication.start();
  try {
    const monitor = new MonitorPage(await application.window());
    const port = await monitor.listen();
    await sendWithBash(port, 'out of a package');
    await expect(monitor.row('out of a package')).toBeVisible();
    // Patterns are judged by a worker thread, whose code is in the archive too.
    await monitor.filter.fill('udp.payload matches "of.a"');
    await monitor.filter.press('Enter');
    await expect(monitor.filterProgress).toContainText('1 of 1');
  } finally {
    await application.close();
  }
});
