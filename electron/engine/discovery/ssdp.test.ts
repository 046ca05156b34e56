import { describe, expect, it } from 'vitest';
import { ssdp } from './ssdp';
import { announcedIn, heardOf, heardSample } from './testing/heard';

function notify(headers: Record<string, string>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return heardOf(Buffer.from(['NOTIFY * HTTP/1.1', ...lines, '', ''].join('\r\n')));
}

const server = 'urn:schemas-upnp-org:device:MediaServer:1';
const directory = 'urn:schemas-upnp-org:service:ContentDirectory:1';

describe('SSDP', () => {
  it('tells a device with where it describes itself, as text', () => {
    const [found] = announcedIn(ssdp.reader().read(heardSample('ssdp-notify')));
    expect(found?.key).toBe('uuid:2f402f80-da50-11e1-9b23-001788255acc');
    expect(found?.lifetime).toBe(1800);
    expect(found?.announced.facts).toContainEqual({
      name: 'location',
      value: 'http://192.0.2.1:49152/desc.xml',
    });
  });

  it('is one announcement, whatever a device says it is', () => {
    const reader = ssdp.reader();
    const said = ['upnp:rootdevice', directory, server].flatMap((type) =>
      announcedIn(
        reader.read(notify({ NT: type, NTS: 'ssdp:alive', USN: `uuid:a::${type}`, SERVER: 'x/1' })),
      ),
    );
    expect(new Set(said.map(({ key }) => key))).toEqual(new Set(['uuid:a']));
    expect(said.at(-1)?.announced).toMatchObject({ kind: 'device', name: 'MediaServer' });
    expect(said.at(-1)?.announced.facts).toContainEqual({
      name: 'offers',
      value: 'ContentDirectory, MediaServer',
    });
  });

  it('hears answers to questions, and farewells', () => {
    const reader = ssdp.reader();
    const [found] = announcedIn(reader.read(heardSample('ssdp-response')));
    expect(found).toMatchObject({ key: 'uuid:a', lifetime: 100 });
    const bye = notify({ NT: server, NTS: 'ssdp:byebye', USN: `uuid:a::${server}` });
    expect(reader.read(bye)).toEqual([{ kind: 'withdrawn', key: 'uuid:a' }]);
  });

  it('tells who searches for what', () => {
    const [found] = announcedIn(ssdp.reader().read(heardSample('ssdp-search')));
    expect(found?.announced).toMatchObject({ kind: 'search', name: 'ssdp:all' });
  });

  it('believes nobody for longer than a day', () => {
    const headers = { NT: server, NTS: 'ssdp:alive', USN: 'uuid:a' };
    const long = notify({ ...headers, 'CACHE-CONTROL': 'max-age=999999999' });
    expect(announcedIn(ssdp.reader().read(long))[0]?.lifetime).toBe(86_400);
  });

  it('asks in a way that devices understand', () => {
    const [question] = ssdp.asking?.questions('ff02::c') ?? [];
    const [found] = announcedIn(ssdp.reader().read(heardOf(question ?? new Uint8Array())));
    expect(found?.announced.kind).toBe('search');
    expect(Buffer.from(question ?? []).toString()).toContain('HOST: [ff02::c]:1900\r\n');
  });
});
