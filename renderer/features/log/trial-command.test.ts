import { expect, it } from 'vitest';
import type { Address } from '../../../electron/contract';
import { trialCommand } from './trial-command';

it.each<[Address, string]>([
  [
    { kind: 'udp', family: 4, host: '192.0.2.1', port: 514 },
    'logger -n 192.0.2.1 -P 514 -d "Hello"',
  ],
  [{ kind: 'udp', family: 4, host: '0.0.0.0', port: 514 }, 'logger -n 127.0.0.1 -P 514 -d "Hello"'],
  [{ kind: 'udp', family: 6, host: '::', port: 514 }, 'logger -n ::1 -P 514 -d "Hello"'],
  [
    { kind: 'group', family: 4, group: '239.1.1.1', port: 514 },
    'logger -n 239.1.1.1 -P 514 -d "Hello"',
  ],
  [{ kind: 'unix', namespace: 'path', path: '/run/log' }, 'logger -u /run/log "Hello"'],
  [{ kind: 'unix', namespace: 'path', path: "it's" }, String.raw`logger -u 'it'\''s' "Hello"`],
  [
    { kind: 'unix', namespace: 'abstract', name: 'a b' },
    "echo Hello | socat -u - 'ABSTRACT-SENDTO:a b'",
  ],
])('reaches the socket that is listening: %o', (address, command) => {
  expect(trialCommand(address)).toBe(command);
});
