import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sap } from './sap';
import { announcedIn, heardSample, heardSap, noon, sdp } from './testing/heard';

const audio = 'm=audio 5004 RTP/AVP 98';

function announced(...heard: ReturnType<typeof heardSap>[]) {
  const reader = sap.reader();
  return announcedIn(heard.flatMap((each) => reader.read(each)));
}

describe('SAP', () => {
  it('tells the media of a session with their clock', () => {
    const [found] = announced(heardSample('sap'));
    expect(found?.announced).toMatchObject({
      kind: 'session',
      name: 'AES67 Stage "L"',
      places: [
        { media: 'audio L24/48000/8', host: '239.69.1.2', port: 5004, sources: [] },
        { media: 'video RTP/AVP 33', host: '239.69.1.3', port: 5006 },
        { media: 'video RTP/AVP 33', host: '239.69.1.3', port: 5008 },
      ],
    });
    expect(found?.announced.facts).toContainEqual({
      name: 'clock',
      value: 'ptp IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:0',
    });
  });

  it('keeps a session for an hour, or ten times as long as its announcements are apart', () => {
    const again = heardSap(sdp(audio), { time: noon + 500_000 });
    expect(announced(heardSap(sdp(audio)), again).map(({ lifetime }) => lifetime)).toEqual([
      3600, 5000,
    ]);
  });

  it('lets a session go when its description says that it ends', () => {
    const stop = noon / 1000 + 60 + 2_208_988_800;
    const lines = sdp(audio).map((line) => (line === 't=0 0' ? `t=0 ${stop}` : line));
    expect(announced(heardSap(lines))[0]?.lifetime).toBe(60);
  });

  it('takes a session back that is deleted, and knows it by its origin in another version', () => {
    const reader = sap.reader();
    const [first] = announcedIn(reader.read(heardSap(sdp(audio), { hash: 1 })));
    const [second] = announcedIn(reader.read(heardSap(sdp(audio), { hash: 2 })));
    expect(second?.key).toBe(first?.key);
    expect(reader.read(heardSap([], { hash: 2, flags: 0x24 }))).toEqual([
      { kind: 'withdrawn', key: first?.key },
    ]);
    expect(reader.read(heardSap([], { hash: 3, flags: 0x24 }))).toEqual([]);
  });

  it('reads what is compressed, and refuses what would become too long', () => {
    const flags = 0x21;
    const description = deflateSync(Buffer.from(sdp(audio).join('\r\n')));
    expect(announced(heardSap([], { flags, description }))[0]?.announced.name).toBe('Stage left');
    const bomb = deflateSync(Buffer.alloc(5_000_000, 'a=x\r\n'));
    expect(() => announced(heardSap([], { flags, description: bomb }))).toThrow(/larger than/u);
  });

  it('lists what is encrypted without looking into it', () => {
    const [found] = announced(heardSap(sdp(audio), { flags: 0x22 }));
    expect(found?.announced).toMatchObject({ name: 'encrypted session', places: [] });
  });

  it('says nothing of what is no session', () => {
    expect(announced(heardSap(['hello']))).toEqual([]);
    expect(announced(heardSample('ssdp-notify'))).toEqual([]);
  });

  it('shows no control character of a name, and no more of it than fits', () => {
    const lines = sdp(audio).map((line) =>
      line.startsWith('s=') ? `s=\u001b[31mred\u202e${'x'.repeat(400)}` : line,
    );
    const name = announced(heardSap(lines))[0]?.announced.name ?? '';
    expect(name).toMatch(/^\\e\[31mred\\u202ex+…$/u);
    expect(name.length).toBeLessThanOrEqual(200);
  });

  it('tells the clock rates of payload types where they are sent', () => {
    const lines = sdp(
      'm=audio 5004/2 RTP/AVP 97 98',
      'a=rtpmap:97 L24/48000/8',
      'a=rtpmap:98 opus/0',
      'm=video 5010 RTP/AVP 96',
      'c=IN IP4 192.0.2.7',
      'a=rtpmap:96 H264/90000',
    );
    const [found] = announcedIn(sap.reader().read(heardSap(lines)));
    const at = { address: '239.69.1.2', payloadType: 97, rate: 48_000 };
    expect(found?.clocks).toEqual([
      { ...at, port: 5004 },
      { ...at, port: 5006 },
    ]);
  });
});
