import { success, type Result } from '../contract';
import { parsePlace, type ReplayCommand } from '../engine';
import { paceNames, parsePace, rangeOf } from './pace-argument';
import { usage } from './usage';

/** What a person or a program may ask for while a replay runs. */
export type ControlCommand = ReplayCommand | { kind: 'status' };

const plain = ['pause', 'resume', 'stop', 'status'] as const;

const commands = [
  ...plain,
  'step [N]',
  'seek ROW',
  'seek TIME',
  'speed X',
  'pps N',
  'mbps N',
  'top-speed',
];

/** Reads a line of `--control`. */
export function parseControl(line: string): Result<ControlCommand> {
  const [name = '', ...words] = line.trim().split(/\s+/u);
  const operand = words.join(' ');
  const kind = plain.find((candidate) => candidate === name);
  if (kind !== undefined) return operand === '' ? success({ kind }) : surplus(name, operand);
  if (name === 'step') return parseStep(operand);
  if (name === 'seek') return parseSeek(operand);
  const paceName = paceNames.find((candidate) => candidate === name);
  if (paceName === undefined) {
    return usage(`There is no command "${name}": there are ${commands.join(', ')}.`, 'replay');
  }
  if (paceName === 'top-speed' && operand !== '') return surplus(name, operand);
  const pace = parsePace(paceName, operand);
  if (pace !== undefined) return success({ kind: 'pace', pace });
  return usage(`${name} is ${rangeOf(paceName)}, not "${operand}".`, 'replay');
}

function surplus(name: string, operand: string): Result<never> {
  return usage(`${name} stands alone, without "${operand}".`, 'replay');
}

function parseStep(operand: string): Result<ControlCommand> {
  const count = operand === '' ? 1 : wholeNumber(operand);
  if (count === null) return usage(`step is a whole number from 1, not "${operand}".`, 'replay');
  return success({ kind: 'step', count });
}

function parseSeek(operand: string): Result<ControlCommand> {
  const place = parsePlace(operand);
  if (place.ok) return success({ kind: 'seek', place: place.value });
  return usage(
    `seek is the number of a datagram, or a time such as 2026-01-31T12:00:00, not "${operand}".`,
    'replay',
  );
}

function wholeNumber(text: string): number | null {
  const number = Number(text);
  return /^\d+$/u.test(text) && number > 0 && Number.isSafeInteger(number) ? number : null;
}
