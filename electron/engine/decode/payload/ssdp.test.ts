import { describe, expect, it } from 'vitest';
import { ssdp } from './ssdp';
import { datagramOf, sampleDatagram } from './testing/datagrams';

function textDatagram(text: string) {
  return datagramOf(Uint8Array.from(Buffer.from(text)), { dstPort: 1900 });
}

describe('SSDP', () => {
  it('tells who announces what', () => {
    expect(ssdp.decode(sampleDatagram('ssdp-notify'))).toEqual({
      protocol: 'SSDP',
      summary:
        'SSDP NOTIFY, ssdp:alive, upnp:rootdevice, http://192.0.2.1:49152/desc.xml, Linux/5.10 UPnP/1.0 Router/1.0',
      fields: {
        'http.request.method': 'NOTIFY',
        'http.request.uri': '*',
        'http.host': '239.255.255.250:1900',
        'http.location': 'http://192.0.2.1:49152/desc.xml',
        'http.server': 'Linux/5.10 UPnP/1.0 Router/1.0',
        'http.cache_control': 'max-age=1800',
        'gramscope.ssdp.nts': 'ssdp:alive',
        'gramscope.ssdp.target': 'upnp:rootdevice',
        'gramscope.ssdp.usn': 'uuid:2f402f80-da50-11e1-9b23-001788255acc::upnp:rootdevice',
      },
    });
  });

  it('tells searches and responses', () => {
    expect(ssdp.decode(sampleDatagram('ssdp-search'))).toMatchObject({
      summary: 'SSDP M-SEARCH, ssdp:all',
      fields: { 'gramscope.ssdp.mx': 3 },
    });
    expect(ssdp.decode(sampleDatagram('ssdp-response'))).toMatchObject({
      summary: 'SSDP response 200, upnp:rootdevice, http://192.0.2.1/d.xml, x/1',
      fields: { 'http.response.code': 200 },
    });
  });

  it('reads names of any case and shows values without control characters', () => {
    const decoded = ssdp.decode(textDatagram('NOTIFY * HTTP/1.1\nnt: a\u001b[2J\nnTs:\tbyebye\n'));
    expect(decoded?.summary).toBe('SSDP NOTIFY, byebye, a\\e[2J');
  });

  it('takes no name of a header for one of an object', () => {
    const decoded = ssdp.decode(textDatagram('NOTIFY * HTTP/1.1\r\n__proto__: x\r\nNT: y\r\n'));
    expect(decoded?.summary).toBe('SSDP NOTIFY, y');
    expect(Object.getPrototypeOf(decoded?.fields)).toBe(Object.prototype);
  });

  it.each([
    ['another method', 'GET / HTTP/1.1\r\nST: a\r\n'],
    ['a request of SIP', 'NOTIFY sip:a@b SIP/2.0\r\nNT: a\r\n'],
    ['a response of HTTP', 'HTTP/1.1 200 OK\r\nServer: a\r\n'],
    ['a response without status', 'HTTP/1.1\r\nST: a\r\n'],
    ['without target', 'NOTIFY * HTTP/1.1\r\nHOST: a\r\n'],
  ])('is not %s', (_, text) => {
    expect(ssdp.decode(textDatagram(text))).toBeNull();
  });
});
