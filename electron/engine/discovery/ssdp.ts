import type { FieldValue, Fields } from '../decode/payload';
import { ssdp as decoder } from '../decode/payload/ssdp';
import { facts, type DiscoveryProtocol, type Finding, type Heard, type Reader } from './protocol';
import { Recent } from './recent';
import { shownText } from './text';

const port = 1900;

/** UPnP Device Architecture 2.0, section 1.1.2 and annex A. */
const groups = ['239.255.255.250', 'ff02::c', 'ff05::c'];

/** Seconds that a device stays without saying how long: what devices should say at least (section 1.2.2). */
const usualLifetime = 1800;

/** The longest that anybody is believed, in seconds. */
const mostLifetime = 86_400;

/** Seconds that a search is listed after it was last heard. */
const searchLifetime = 300;

const mostDevices = 2000;

/** Kinds of devices and services that are told of one device. */
const mostTypes = 20;

/** Devices that announce themselves by SSDP, and who searches for them. */
export const ssdp: DiscoveryProtocol = {
  name: 'ssdp',
  rendezvous: groups.map((group) => ({ group, port })),
  reader: () => new SsdpReader(),
  asking: { ttl: 2, port, questions: (group) => [search(group)] },
};

/** Asks for everything, with answers spread over two seconds (section 1.3.2). */
function search(group: string): Uint8Array {
  const host = group.includes(':') ? `[${group}]` : group;
  const lines = [
    'M-SEARCH * HTTP/1.1',
    `HOST: ${host}:${port}`,
    'MAN: "ssdp:discover"',
    'MX: 2',
    'ST: ssdp:all',
    '',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A device says a dozen things of itself, each in a datagram of its own. */
interface Device {
  types: Set<string>;
  server: string;
  /** Where it describes itself: shown, and never opened. */
  location: string;
}

class SsdpReader implements Reader {
  readonly #devices = new Recent<string, Device>(mostDevices);

  read(heard: Heard): Finding[] {
    const fields: Fields = decoder.decode(heard)?.fields ?? {};
    const target = text(fields['gramscope.ssdp.target']);
    if (text(fields['http.request.method']) === 'M-SEARCH')
      return [searched(target, fields, heard)];
    const usn = text(fields['gramscope.ssdp.usn']);
    if (usn === '') return [];
    const key = deviceOf(usn);
    if (text(fields['gramscope.ssdp.nts']) === 'ssdp:byebye') {
      this.#devices.delete(key);
      return [{ kind: 'withdrawn', key }];
    }
    const device = this.#note(key, target, fields);
    const lifetime = lifetimeOf(text(fields['http.cache_control']));
    return [{ kind: 'announced', key, announced: announcedOf(key, device), lifetime }];
  }

  #note(key: string, target: string, fields: Fields): Device {
    const { types } = this.#devices.get(key) ?? { types: new Set() };
    if (types.size < mostTypes) types.add(target);
    const device = {
      types,
      server: text(fields['http.server']),
      location: text(fields['http.location']),
    };
    this.#devices.set(key, device);
    return device;
  }
}

/** All that one device says begins with the same identifier: `uuid:...::urn:...` (section 1.2.2). */
function deviceOf(usn: string): string {
  return usn.split('::')[0] ?? usn;
}

function searched(target: string, fields: Fields, { src }: Heard): Finding {
  return {
    kind: 'announced',
    key: `search ${src} ${target}`,
    lifetime: searchLifetime,
    announced: {
      kind: 'search',
      name: target,
      places: [],
      facts: facts({ product: text(fields['http.user_agent']) }),
    },
  };
}

function announcedOf(key: string, { types, server, location }: Device) {
  const named = [...types].filter((type) => type !== key && type !== 'upnp:rootdevice');
  const device = named.find((type) => type.includes(':device:'));
  return {
    kind: 'device',
    name: shortType(device ?? named[0] ?? key),
    places: [],
    facts: facts({
      product: server,
      location,
      identifier: key,
      offers: shownText(named.map(shortType).join(', ')),
    }),
  };
}

/** `urn:schemas-upnp-org:device:MediaServer:1` as `MediaServer`. */
function shortType(type: string): string {
  return /^urn:[^:]+:(?:device|service):([^:]+):/u.exec(type)?.[1] ?? type;
}

function lifetimeOf(cacheControl: string): number {
  const seconds = /max-age\s*=\s*"?(\d{1,9})/iu.exec(cacheControl)?.[1];
  return seconds === undefined ? usualLifetime : Math.min(Number(seconds), mostLifetime);
}

function text(value: FieldValue | readonly FieldValue[] | undefined): string {
  return value === undefined ? '' : shownText(value);
}
