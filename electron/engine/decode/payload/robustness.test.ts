import { describe, expect, it } from 'vitest';
import type { PayloadDatagram } from './decoder';
import { payloadDecoders } from './registry';
import { fuzzSeed, fuzzTimes } from '../../testing/random';
import {
  datagramOf,
  patched,
  pseudoRandom,
  sampleDatagram,
  sampleNames,
  type SampleName,
} from './testing/datagrams';

/** Asks every decoder without the registry's guard. The answer is what is not one safe line. */
function unsafeSummaries(datagrams: Iterable<PayloadDatagram>): string[] {
  const found: string[] = [];
  for (const datagram of datagrams) {
    for (const decoder of payloadDecoders) {
      const summary = decoder.decode(datagram)?.summary ?? '';
      if (unsafe.test(summary)) found.push(`${decoder.name}: ${JSON.stringify(summary)}`);
    }
  }
  return found;
}

const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u;

function* truncated(name: SampleName) {
  const { payload } = sampleDatagram(name);
  for (let length = 0; length < payload.length; length += 1) {
    const cut = payload.subarray(0, length);
    yield sampleDatagram(name, { payload: cut });
    yield sampleDatagram(name, { payload: cut, length: payload.length });
  }
}

function* changed(name: SampleName) {
  const { payload } = sampleDatagram(name);
  const random = pseudoRandom(fuzzSeed(payload.length + 1));
  for (let round = 0; round < 500 * fuzzTimes; round += 1) {
    const at = random(Math.min(payload.length, 200));
    const values = Array.from({ length: 1 + random(4) }, () => random(256));
    yield sampleDatagram(name, {
      payload: patched(payload, at, values.slice(0, payload.length - at)),
    });
  }
}

function* randomBytes() {
  const random = pseudoRandom(fuzzSeed(7));
  for (const dstPort of payloadDecoders.flatMap(({ ports }) => ports)) {
    for (let round = 0; round < 200 * fuzzTimes; round += 1) {
      yield datagramOf(
        Uint8Array.from({ length: random(300) }, () => random(256)),
        { dstPort },
      );
    }
  }
}

/** The samples and some bytes, repeated up to the longest payload. */
function* longest() {
  const size = 65_507;
  for (const byte of [0, 0x0a, 0x30, 0x3d, 0x47, 0x80, 0xc0, 0xff]) {
    yield datagramOf(new Uint8Array(size).fill(byte), { dstPort: 5353 });
  }
  for (const name of sampleNames) {
    const { payload } = sampleDatagram(name);
    yield sampleDatagram(name, {
      payload: Uint8Array.from({ length: size }, (_, at) => payload[at % payload.length] ?? 0),
    });
  }
}

describe('decoders never throw, and their summaries are one safe line', () => {
  it.each(sampleNames)('%s, truncated at every length', (name) => {
    expect(unsafeSummaries(truncated(name))).toEqual([]);
  });

  it.each(sampleNames)('%s, with bytes changed', { timeout: 30_000 * fuzzTimes }, (name) => {
    expect(unsafeSummaries(changed(name))).toEqual([]);
  });

  it('random bytes on every port', { timeout: 30_000 * fuzzTimes }, () => {
    expect(unsafeSummaries(randomBytes())).toEqual([]);
  });

  it('the longest payloads, in time that grows with their length', () => {
    const datagrams = [...longest()];
    const started = performance.now();
    expect(unsafeSummaries(datagrams)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
