import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { dgram } from '#native';
import { describe, expect, test, vi } from 'vitest';

import { withNetwork } from '../testing/network';
import { problemWith, reason } from '../testing/skipping';
import { withSockets } from '../testing/sockets';

const PATIENCE = { timeout: 15_000 };

/** What arrives at one Unix socket is passed on to another. */
const configuration = (directory: string): string => `
global(workDirectory="${directory}")
module(load="imuxsock" SysSock.Use="off")
module(load="omuxsock")
input(type="imuxsock" Socket="${directory}/in" RateLimit.Interval="0")
$OMUXSockSocket ${directory}/out
*.* :omuxsock:
`;

const problem = problemWith('rsyslogd');
describe.skipIf(problem)(`rsyslog${reason(problem)}`, () => {
  test('takes what we send to its imuxsock, and omuxsock sends it to us', () =>
    withNetwork((network) =>
      withSockets(async (create) => {
        const { directory } = network;
        const out = create('unix_dgram');
        await once(out.bind(join(directory, 'out')), 'listening');
        const config = join(directory, 'rsyslog.conf');
        await writeFile(config, configuration(directory));
        const daemon = ['rsyslogd', '-n', '-f', config, '-i', join(directory, 'pid')];
        network.here.start(...daemon);
        await vi.waitFor(() => expect(existsSync(join(directory, 'in'))).toBe(true), PATIENCE);
        const received = once(out, 'message');
        create('unix_dgram').send('<134>Jan  2 03:04:05 test: hello', join(directory, 'in'));
        const [message, { address }] = (await received) as [Buffer, dgram.RemoteInfo];
        // With the time and the name of this host, which rsyslog knows better.
        const text = message.toString().trimEnd();
        expect(text).toMatch(/^<134>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ test: hello$/);
        expect(address).toBe('');
      }),
    ));
});
