import { calls, type CallName } from '../../../contract';
import { randomNumbers } from '../../../engine/testing/random';
import { pick, validInput, type Random } from './valid-input';

/** A message as JSON; `revive()` in build/fuzz/ipc makes of it what is sent. */
export interface Message {
  name: string;
  args: unknown[];
}

const names = Object.keys(calls) as CallName[];

/** What no call has, or what an object has from its prototype. */
const strangers = ['constructor', '__proto__', 'toString', 'sockets.steal', '', 'log.rows '];

/** Those that JSON has no word for; see build/fuzz/ipc/revive.cjs. */
const odd: readonly unknown[] =
  'nan infinity minus-infinity minus-zero undefined bigint date no-date map set regexp error buffer bytes shared function symbol port number string sparse proto accessor cyclic'
    .split(' ')
    .map((name) => ({ $odd: name }));

/** They cost the fuzz more than the application, and are rarer. */
const large: readonly unknown[] = [
  { $odd: 'long', size: 100_000, of: 'x' },
  { $odd: 'long', size: 2_000_000, of: '(' },
  { $odd: 'many', size: 5000, of: 'udp' },
  { $odd: 'many', size: 100_000, of: 1 },
  { $odd: 'deep', size: 500 },
];

/** Values in whose stead a program that trusts its caller reads, writes or waits. */
const hostile: readonly unknown[] = [
  ...odd,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e308,
  null,
  true,
  '',
  [],
  {},
  '/etc/passwd',
  '../../../../etc/shadow',
  '/dev/zero',
  '/proc/self/mem',
  '/dev/stdin',
  '\\\\canary.invalid\\share\\x',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  'a\0b',
  '~/x',
  '255.255.255.255',
  '198.51.100.7:9',
  '[2001:db8::1]:9',
  '224.0.0.1',
  'unix:/dev/null',
  'canary-of-the-fuzz/x',
  '\u202egnp.exe',
  '\u001b]0;x\u0007',
  '=1+1',
  '%s%n',
  '{{7*7}}',
  ...large,
];

/** The message of this place of a series: it is the same whenever it is asked for. */
export function messageOf(seed: number, place: number): Message {
  const random = randomNumbers(Math.imul(seed, 0x9e3779b1) ^ place);
  // Neighbouring seeds begin alike.
  for (let skipped = 0; skipped < 3; skipped++) random();
  const name = pick(names, random);
  const valid = validInput(calls[name].input, random);
  const kind = random();
  if (kind < 0.4) return { name, args: [valid] };
  if (kind < 0.8) return { name, args: [changed(valid, random)] };
  if (kind < 0.93) return { name, args: [hostileValue(random)] };
  if (kind < 0.97)
    return { name, args: [valid, hostileValue(random)].slice(random() < 0.5 ? 2 : 0) };
  return { name: pick(strangers, random), args: [valid] };
}

function hostileValue(random: Random): unknown {
  const most = random() < 0.05 ? hostile.length : hostile.length - large.length;
  return hostile[Math.floor(random() * most)];
}

/** Changes something somewhere inside a value. */
function changed(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.1) return hostileValue(random);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * (value.length + 1));
    return value.toSpliced(at, 1, changed(value[at], random));
  }
  const keys = Object.keys(value);
  const record = value as Record<string, unknown>;
  const kind = random();
  if (kind < 0.15 || keys.length === 0) {
    return { ...record, [pick(['extra', 'path', '$', 'then'], random)]: hostileValue(random) };
  }
  const key = pick(keys, random);
  if (kind < 0.25) return Object.fromEntries(Object.entries(record).filter(([own]) => own !== key));
  return { ...record, [key]: changed(record[key], random) };
}
