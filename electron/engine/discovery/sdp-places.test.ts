import { describe, expect, it } from 'vitest';
import { parseSession } from '../decode/payload/sdp';
import { placesOf } from './sdp-places';
import { sdp } from './testing/heard';

function places(...lines: string[]) {
  const parsed = parseSession(Buffer.from(sdp(...lines).join('\r\n')));
  return parsed === null ? [] : placesOf(parsed);
}

/** Addresses of one stream, as the line says where it is. */
function hosts(connection: string): string[] {
  return places('m=audio 5004 RTP/AVP 0', connection).map(({ host }) => host);
}

function sources(...lines: string[]): string[][] {
  return places(...lines).map((place) => place.sources);
}

describe('places of a session description', () => {
  it('has a place for each port, RTP with one for RTCP between', () => {
    const audio = places('m=audio 5004/3 RTP/AVP 0');
    expect(audio.map(({ port }) => port)).toEqual([5004, 5006, 5008]);
    expect(places('m=video 1234/2 udp 33').map(({ port }) => port)).toEqual([1234, 1235]);
  });

  it('has a place for each address', () => {
    expect(hosts('c=IN IP4 239.1.1.254/16/3')).toEqual(['239.1.1.254', '239.1.1.255']);
    expect(hosts('c=IN IP6 ff15::10/2')).toEqual(['ff15::10', 'ff15::11']);
    expect(hosts('c=IN IP4 239.1.1.9/16')).toEqual(['239.1.1.9']);
  });

  it('takes the sources of the group that the filter is for', () => {
    const filter = 'a=source-filter: incl IN IP4 239.69.1.2 10.0.0.7 10.0.0.8';
    expect(sources('m=audio 5004 RTP/AVP 0', filter)).toEqual([['10.0.0.7', '10.0.0.8']]);
    expect(sources(filter, 'm=audio 5004 RTP/AVP 0')).toEqual([['10.0.0.7', '10.0.0.8']]);
    expect(sources('m=audio 5004 RTP/AVP 0', filter.replace('239.69.1.2', '239.1.1.1'))).toEqual([
      [],
    ]);
    expect(sources('m=audio 5004 RTP/AVP 0', filter.replace('incl', 'excl'))).toEqual([[]]);
    expect(sources('m=audio 5004 RTP/AVP 0', filter.replace('239.69.1.2', '*'))).toEqual([
      ['10.0.0.7', '10.0.0.8'],
    ]);
  });

  it('has few places, however many are claimed', () => {
    const many = Array.from({ length: 500 }, (_, at) => `m=audio ${5000 + at}/65535 RTP/AVP 0`);
    expect(places('c=IN IP4 239.1.1.1/1/4000000000', ...many)).toHaveLength(32);
  });
});
