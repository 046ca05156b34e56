import { describe, expect, it } from 'vitest';
import { readTemplate } from './placeholders';

const time = new Date(2026, 1, 3, 4, 5, 6, 78);

function filled(text: string, index = 0): string {
  const read = readTemplate(text);
  return read.ok ? Buffer.from(read.value({ index, time })).toString() : read.problem.message;
}

describe('placeholders', () => {
  it.each([
    ['n {counter}', 0, 'n 1'],
    ['{counter}{counter}', 41, '4242'],
    ['{counter:0}', 3, '3'],
    ['{counter:0098}', 2, '0100'],
    ['{time}', 0, time.toISOString()],
    ['{time:syslog}', 0, 'Feb  3 04:05:06'],
    ['{time:unix}', 0, String(Math.floor(time.getTime() / 1000))],
    ['{time:ms}', 0, String(time.getTime())],
    ['{{counter}} {{}}', 0, '{counter} {}'],
    [String.raw`\u{41}\x7b\n{counter}`, 0, 'A{\n1'],
    [String.raw`\\{counter}`, 0, '\\1'],
    ['', 0, ''],
  ])('%j becomes after %i datagrams %j', (text, index, becomes) => {
    expect(filled(text, index)).toBe(becomes);
  });

  it.each([
    ['a {conter} b', 2, 10],
    ['{time:mars}', 0, 11],
    ['{time:constructor}', 0, 18],
    ['{counter:}', 0, 10],
    ['{counter:-1}', 0, 12],
    ['{counter', 0, 1],
    ['é } {', 2, 3],
    [String.raw`{counter} \q`, 10, 12],
  ])('says where %j is wrong', (text, from, to) => {
    expect(readTemplate(text)).toMatchObject({ ok: false, problem: { from, to } });
  });
});
