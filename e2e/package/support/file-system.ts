import { execFileSync } from 'node:child_process';

/** Where packages put files, and where files are made because of them. */
const places = ['/etc', '/opt', '/usr', '/var', '/lib/systemd', '/srv', '/home'];

/** What dpkg and others keep about themselves; and accounts, which the test itself makes. */
const bookkeeping = [
  /^\/var\/(?:lib\/dpkg|log|cache|tmp|run|spool|mail)\b/u,
  /^\/etc\/(?:passwd|shadow|group|gshadow|subuid|subgid)/u,
  /^\/usr\/share\/applications\/mimeinfo\.cache$/u,
];

/** The names of all files there are. */
export function fileNames(): Set<string> {
  const output = execFileSync('find', [...places, '-xdev', '-print0'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // A file may go while find looks, of which it complains.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const names = output.split('\0').filter((name) => name !== '');
  return new Set(names.filter((name) => !bookkeeping.some((pattern) => pattern.test(name))));
}

/** Those of the second that the first does not have. */
export function added(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [...after].filter((name) => !before.has(name));
}
