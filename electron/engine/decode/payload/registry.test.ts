import { describe, expect, it } from 'vitest';
import { decodePayload, payloadDecoders, payloadFields } from './registry';
import {
  datagramOf,
  pseudoRandom,
  sampleDatagram,
  sampleNames,
  type SampleName,
} from './testing/datagrams';
import { samples } from './testing/samples';

/** Decoders that would be asked, each for itself. */
function claimants(name: SampleName): string[] {
  const datagram = sampleDatagram(name);
  return payloadDecoders
    .filter(
      ({ ports, anyPort }) =>
        anyPort || [datagram.srcPort, datagram.dstPort].some((port) => ports.includes(port ?? -1)),
    )
    .flatMap((decoder) => decoder.decode(datagram)?.protocol ?? []);
}

const descriptions = new Map(payloadFields.map((description) => [description.name, description]));

describe('the registry', () => {
  it.each(sampleNames)('%s is claimed by its own decoder alone', (name) => {
    expect(claimants(name)).toEqual([samples[name].protocol]);
    expect(decodePayload(sampleDatagram(name))?.protocol).toBe(samples[name].protocol);
  });

  it.each(sampleNames)('%s has described fields of the described types', (name) => {
    const fields = Object.entries(decodePayload(sampleDatagram(name))?.fields ?? {});
    const wrong = fields.filter(([key, value]) =>
      [value].flat().some((single) => typeof single !== descriptions.get(key)?.type),
    );
    expect(wrong).toEqual([]);
  });

  it('describes each field once', () => {
    expect(payloadFields).toHaveLength(descriptions.size);
  });

  it('knows a decoder for each sample, and samples for each decoder', () => {
    const own = payloadDecoders.map(
      (decoder) => sampleNames.filter((name) => decoder.decode(sampleDatagram(name))).length,
    );
    expect(own).not.toContain(0);
  });

  it.each([
    '<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - failed for lonvick',
    '<34>Oct 11 22:14:15 mymachine su: failed for lonvick on /dev/pts/8',
    '<187>45: *Mar  1 18:46:11.000: %SYS-5-CONFIG_I: Configured from console by vty2',
    '0A plain text that begins like a sequence of ASN.1',
    'v=0',
    '',
  ])('takes text for nothing: %s', (text) => {
    const payload = Uint8Array.from(Buffer.from(text));
    const ports = [514, 5004, 40_000, ...payloadDecoders.flatMap((decoder) => decoder.ports)];
    const claimed = ports.flatMap(
      (dstPort) => decodePayload(datagramOf(payload, { dstPort })) ?? [],
    );
    expect(claimed).toEqual([]);
  });

  it('takes at most one random datagram in a thousand for RTP, and none for the rest', () => {
    const random = pseudoRandom(1);
    const claimed = Array.from({ length: 20_000 }, () => {
      const payload = Uint8Array.from({ length: random(200) }, () => random(256));
      return decodePayload(datagramOf(payload, { dstPort: 20_000 + random(20_000) }))?.protocol;
    }).filter((protocol) => protocol !== undefined);
    expect(claimed.filter((protocol) => protocol !== 'RTP')).toEqual([]);
    expect(claimed.length).toBeLessThan(20);
  });

  it('decodes datagrams of Unix sockets, which have no ports', () => {
    const { payload } = sampleDatagram('ssdp-notify');
    expect(decodePayload(datagramOf(payload, { srcPort: null, dstPort: null }))).toMatchObject({
      protocol: 'SSDP',
    });
  });
});
