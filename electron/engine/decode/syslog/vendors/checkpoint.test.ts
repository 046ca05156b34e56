import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const header = '<134>1 2021-02-08T10:19:34Z gw1 CheckPoint 26203 -';

describe('Check Point', () => {
  it('reads structured data', () => {
    const message = decoded(
      String.raw`${header} [log@2620 action="Accept" product="VPN-1 & FireWall-1" tag="a[b\]" layer_name="Network" layer_name="Web"]`,
    );
    expect(message).toMatchObject({ format: 'rfc5424', vendor: 'checkpoint', problems: [] });
    expect(message.fields).toEqual({
      action: 'Accept',
      product: 'VPN-1 & FireWall-1',
      tag: 'a[b]',
      layer_name: 'Network,Web',
    });
  });

  it('reads pairs in brackets, which are no structured data', () => {
    const text = String.raw`[action:"Accept"; flags:"411908"; product:"VPN-1 & FireWall-1"; rule:"a\"b; c"; src:"192.0.2.1"]`;
    const message = decoded(`${header} ${text}`);
    expect(message).toMatchObject({ format: 'rfc5424', vendor: 'checkpoint', message: text });
    expect(message.fields).toEqual({
      action: 'Accept',
      flags: '411908',
      product: 'VPN-1 & FireWall-1',
      rule: 'a"b; c',
      src: '192.0.2.1',
    });
    expect(message.problems).toHaveLength(1);
  });

  it('reads pairs between pipes', () => {
    const message = decoded(
      '<134>Oct 8 15:00:25 gw1 time=1570561225|hostname=gw1|product=IPS|action=Drop|origin=192.0.2.1|attack=Streaming Engine: TCP|time=1570561225|',
    );
    expect(message).toMatchObject({ format: 'rfc3164', vendor: 'checkpoint', hostname: 'gw1' });
    expect(message.fields).toEqual({
      time: '1570561225',
      hostname: 'gw1',
      product: 'IPS',
      action: 'Drop',
      origin: '192.0.2.1',
      attack: 'Streaming Engine: TCP',
    });
  });

  it('is not meant by other pairs', () => {
    expect(decoded('<134>time=1|level=info').vendor).toBeUndefined();
  });
});
