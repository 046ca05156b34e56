import { describe, expect, it } from 'vitest';
import { dns } from './dns';
import { bytesOf, datagramOf, patched, sampleDatagram } from './testing/datagrams';

const query = sampleDatagram('mdns-query').payload;

describe('DNS', () => {
  it('tells what mDNS asks for', () => {
    expect(dns.decode(sampleDatagram('mdns-query'))).toMatchObject({
      protocol: 'mDNS',
      summary: 'mDNS query, _ipp._tcp.local PTR',
      fields: {
        'dns.id': 0,
        'dns.flags.response': false,
        'dns.count.queries': 1,
        'dns.qry.name': ['_ipp._tcp.local'],
        'dns.qry.type': [12],
      },
    });
  });

  it('tells the records that mDNS answers with', () => {
    expect(dns.decode(sampleDatagram('mdns-response'))).toMatchObject({
      summary:
        'mDNS response, _ipp._tcp.local PTR Lab Printer._ipp._tcp.local, Lab Printer._ipp._tcp.local SRV printer.local:631, Lab Printer._ipp._tcp.local TXT txtvers=1 rp=ipp/print and 2 more',
      fields: {
        'dns.flags.response': true,
        'dns.flags.rcode': 0,
        'dns.count.answers': 3,
        'dns.count.add_rr': 2,
        'dns.resp.type': [12, 33, 16, 1, 28],
        'dns.resp.ttl': [4500, 120, 4500, 120, 120],
        'dns.a': ['192.0.2.33'],
        'dns.aaaa': ['fe80::1:2'],
        'dns.ptr.domain_name': ['Lab Printer._ipp._tcp.local'],
        'dns.srv.port': [631],
        'dns.srv.target': ['printer.local'],
        'dns.txt': ['txtvers=1', 'rp=ipp/print'],
      },
    });
  });

  it('tells LLMNR and unicast DNS by their ports', () => {
    expect(dns.decode(sampleDatagram('llmnr'))?.summary).toBe('LLMNR query, wpad A');
    expect(dns.decode(sampleDatagram('dns'))?.summary).toBe(
      'DNS response, no such name, nosuch.example AAAA',
    );
  });

  it('tells the header of what a snap length cut', () => {
    const cut = { ...sampleDatagram('mdns-query'), payload: query.subarray(0, 20) };
    expect(dns.decode(cut)?.summary).toBe('mDNS query, cut short');
  });

  it('shows names without their control characters', () => {
    const payload = bytesOf('000000000001000000000000 03 1b5b4a 00 0001 0001');
    expect(dns.decode(datagramOf(payload, { dstPort: 5353 }))?.summary).toBe('mDNS query, \\e[J A');
  });

  it.each([
    ['to itself', 'c00c'],
    ['forward', 'c00e c00c'],
    ['beyond the end', 'ffff'],
  ])('follows no compression pointer %s', (_, pointer) => {
    const payload = bytesOf(`000000000001000000000000 ${pointer} 00010001`);
    expect(dns.decode(datagramOf(payload, { dstPort: 5353 }))).toBeNull();
  });

  it('takes no time for chains of compression pointers', () => {
    // A chain of pointers, each to the one before, in the data of a record; then questions of names
    // that follow all of it, as records.
    const payload = new Uint8Array(9000);
    const view = new DataView(payload.buffer);
    const chain = 4000;
    view.setUint16(6, 1 + Math.floor((9000 - 23 - chain) / 12));
    view.setUint16(13, 10);
    view.setUint16(21, chain);
    for (let at = 25; at < 23 + chain; at += 2) view.setUint16(at, 0xc000 + at - 2);
    for (let at = 23 + chain; at + 12 <= 9000; at += 12) view.setUint16(at, 0xc000 + 21 + chain);
    const started = performance.now();
    dns.decode(datagramOf(payload, { dstPort: 5353 }));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([
    ['a message on another port', datagramOf(query)],
    ['one without questions and records', datagramOf(patched(query, 5, [0]), { dstPort: 5353 })],
    ['one with more questions than bytes', datagramOf(patched(query, 4, [9]), { dstPort: 5353 })],
    ['an unknown opcode', datagramOf(patched(query, 2, [0x78]), { dstPort: 5353 })],
    ['longer than 9000 bytes', sampleDatagram('mdns-query', { length: 9001 })],
  ])('is not %s', (_, datagram) => {
    expect(dns.decode(datagram)).toBeNull();
  });
});
