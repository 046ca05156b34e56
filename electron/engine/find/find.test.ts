import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import { nanosecondsOf } from '../../contract';
import type { FileCapture } from '../file/file-capture';
import { readFilter } from '../filter/read-filter';
import { indexedFile } from '../testing/file-capture';
import { find, type Direction } from './find';
import { land } from './jump';

const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'gramscope-find-'));
let capture: FileCapture;

/** 20 datagrams, a millisecond apart, of which the 5th, the 12th and the 17th are special. */
beforeAll(async () => {
  const path = join(folder, 'twenty.pcap');
  writeCaptureFile(
    path,
    Array.from({ length: 20 }, (_, at) => ({
      time: 1_700_000_000_000_000 + at * 1000,
      payload: `${[5, 12, 17].includes(at + 1) ? 'Special' : 'ordinary'} ${at + 1}`,
    })),
  );
  capture = await indexedFile(path);
});

afterAll(() => {
  capture.close();
  rmSync(folder, { recursive: true });
});

const special = { kind: 'contains', bytes: Buffer.from('special'), ignoreCase: true } as const;

async function found(from: number, direction: Direction, text?: string) {
  const filter = text === undefined ? null : readFilter(text);
  if (filter !== null && !filter.ok) throw new Error(filter.error.message);
  const options = { from, direction, signal: never };
  const result = await find(capture, filter === null ? special : filter.value, options);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('finding', () => {
  it('goes to the next one', async () => {
    expect(await found(0, 'next')).toEqual({ number: 5, wrapped: false });
    expect(await found(5, 'next')).toEqual({ number: 12, wrapped: false });
  });

  it('goes to the previous one', async () => {
    expect(await found(21, 'previous')).toEqual({ number: 17, wrapped: false });
    expect(await found(12, 'previous')).toEqual({ number: 5, wrapped: false });
  });

  it('goes on at the other end, and says so', async () => {
    expect(await found(17, 'next')).toEqual({ number: 5, wrapped: true });
    expect(await found(5, 'previous')).toEqual({ number: 17, wrapped: true });
  });

  it('takes filters, those that JavaScript has to judge too', async () => {
    expect(await found(1, 'next', 'udp.length == 18 and frame.number > 9')).toMatchObject({
      number: 12,
    });
    expect(await found(1, 'next', 'udp contains "Special" and udp.payload matches "7$"')).toEqual({
      number: 17,
      wrapped: false,
    });
  });

  it('comes back to where it was when there is no other', async () => {
    expect(await found(17, 'next', '"Special 17"')).toEqual({ number: 17, wrapped: true });
    expect(await found(17, 'previous', '"Special 17"')).toEqual({ number: 17, wrapped: true });
    expect(await found(3, 'next', '"nowhere"')).toBeNull();
    expect(await found(3, 'previous', '"nowhere"')).toBeNull();
  });

  it('can be ended', async () => {
    const options = { from: 0, direction: 'next', signal: AbortSignal.abort() } as const;
    expect(await find(capture, special, options)).toMatchObject({ error: { code: 'CANCELLED' } });
  });
});

const toNumber = async (number: number) => await land(capture, { kind: 'number', number });
const toTime = async (time: bigint) => await land(capture, { kind: 'time', time });

function timeOf(number: number): bigint {
  return nanosecondsOf(capture.timeAt(number) ?? '0');
}

describe('jumping', () => {
  it('goes to a number, or the nearest', async () => {
    expect(await toNumber(7)).toEqual({ number: 7, exact: true });
    expect(await toNumber(1_000_000)).toEqual({ number: 20, exact: false });
  });

  it('goes to the first datagram at a time or later', async () => {
    expect(await toTime(timeOf(9))).toEqual({ number: 9, exact: true });
    expect(await toTime(timeOf(9) + 1n)).toMatchObject({ number: 10 });
    expect(await toTime(0n)).toMatchObject({ number: 1 });
    expect(await toTime(timeOf(20) + 1n)).toEqual({ number: 20, exact: false });
  });

  it('goes to the nearest also where no log can have such a time', async () => {
    expect(await toTime(2n ** 70n)).toEqual({ number: 20, exact: false });
    expect(await toTime(-(2n ** 70n))).toEqual({ number: 1, exact: true });
  });
});
