import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../contract';
import type { FieldValue, PayloadDatagram } from '../decoder';
import { decodePayload, payloadDecoders, placesInPayload } from '../registry';
import { datagramOf, patched, sampleDatagram, sampleNames } from '../testing/datagrams';

/** Each value that has a place, by name and number. */
function* located(datagram: PayloadDatagram): Generator<{ key: string; place: Place }> {
  const places = placesInPayload(datagram);
  for (const [name, value] of Object.entries(decodePayload(datagram)?.fields ?? {})) {
    const own = places[name] ?? [];
    if (own.length !== [value].flat().length) continue;
    for (const [at, place] of own.entries()) yield { key: `${name} ${at}`, place };
  }
}

function valueAt(datagram: PayloadDatagram, key: string): FieldValue | undefined {
  const [name = '', at] = key.split(' ');
  return [decodePayload(datagram)?.fields[name] ?? []].flat()[Number(at)];
}

/** Whether some bit of a byte makes the value another one, or the payload something else. */
function matters(datagram: PayloadDatagram, key: string, offset: number): boolean {
  const before = valueAt(datagram, key);
  return Array.from({ length: 8 }, (_, bit) => 1 << bit).some((mask) => {
    const payload = patched(datagram.payload, offset, [(datagram.payload[offset] ?? 0) ^ mask]);
    return valueAt({ ...datagram, payload }, key) !== before;
  });
}

/** Bytes that lie at a place though the value is the same whatever they are. */
function idleBytes(datagram: PayloadDatagram): string[] {
  return [...located(datagram)].flatMap(({ key, place: { offset, length } }) =>
    Array.from({ length }, (_, at) => offset + at)
      .filter((at) => !matters(datagram, key, at))
      .map((at) => `${key} at ${at}`),
  );
}

/** What has more precision than its text, or bytes that the decoder passes over. */
const imprecise: readonly string[] = [
  // Text has microseconds, the low bits of the fraction are finer.
  'ntp.reftime',
  'ntp.org',
  'ntp.rec',
  'ntp.xmt',
  // Between base and extension lie six reserved bits.
  'mp2t.af.pcr',
  // What follows a NUL.
  'ptp.subdomain',
];

describe('places in payloads', () => {
  it.each(sampleNames)('%s: each byte at a place makes a difference to the value', (name) => {
    const idle = idleBytes(sampleDatagram(name));
    expect(idle.filter((text) => !imprecise.some((field) => text.startsWith(`${field} `)))).toEqual(
      [],
    );
  });

  it.each(sampleNames)('%s: text at a place is the value', (name) => {
    const datagram = sampleDatagram(name);
    for (const { key, place } of located(datagram)) {
      const value = valueAt(datagram, key);
      if (
        !/^(?:http|sdp|gramscope\.ssdp|sap\.payload|tftp\.(?:type|.*file|option|error\.m)|rtcp\.sdes|snmp\.comm)/u.test(
          key,
        )
      )
        continue;
      const { offset, length } = place;
      expect(Buffer.from(datagram.payload.subarray(offset, offset + length)).toString()).toBe(
        String(value),
      );
    }
  });

  it('are known of all that is told', () => {
    const unknown = sampleNames.flatMap((name) => {
      const datagram = sampleDatagram(name);
      const known = new Set([...located(datagram)].map(({ key }) => key.split(' ')[0]));
      const fields = Object.keys(decodePayload(datagram)?.fields ?? {});
      return fields.filter((field) => !known.has(field)).map((field) => `${name}: ${field}`);
    });
    expect(unknown).toEqual([
      // Made of the enterprise and a number.
      'snmp-v1-trap: gramscope.snmp.trap',
    ]);
  });

  it('cost little where counts are hostile', () => {
    const payload = new Uint8Array(65_507).fill(0xff);
    const started = performance.now();
    for (const { places } of payloadDecoders) {
      if (typeof places === 'function') places(datagramOf(payload));
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
