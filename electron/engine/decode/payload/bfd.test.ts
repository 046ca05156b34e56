import { describe, expect, it } from 'vitest';
import { bfd } from './bfd';
import { datagramOf, patched, sampleDatagram } from './testing/datagrams';

const up = sampleDatagram('bfd-up').payload;

describe('BFD', () => {
  it('tells state, session and interval', () => {
    expect(bfd.decode(sampleDatagram('bfd-up'))).toEqual({
      protocol: 'BFD',
      summary:
        'BFD Up, session 0x11111111 to 0x22222222, every 50 ms × 3, Control Plane Independent',
      fields: {
        'bfd.version': 1,
        'bfd.diag': 0,
        'bfd.sta': 3,
        'bfd.flags': 0xc8,
        'bfd.detect_time_multiplier': 3,
        'bfd.message_length': 24,
        'bfd.my_discriminator': 0x11111111,
        'bfd.your_discriminator': 0x22222222,
        'bfd.desired_min_tx_interval': 50_000,
        'bfd.required_min_rx_interval': 60_000,
        'bfd.required_min_echo_interval': 0,
      },
    });
  });

  it('tells why a session went down', () => {
    expect(bfd.decode(sampleDatagram('bfd-down'))?.summary).toBe(
      'BFD Down, control detection time expired, session 0x00000007 to 0x00000000, every 1000 ms × 5, Poll',
    );
  });

  it.each([
    ['of another version', patched(up, 0, [0x40])],
    ['shorter than it says', patched(up, 3, [25])],
    ['that says it is shorter than its header', patched(up, 3, [23])],
    ['too short for its authentication', patched(up, 1, [0xc4])],
    ['without multiplier', patched(up, 2, [0])],
    ['with the reserved flag', patched(up, 1, [0xc1])],
    ['without session', patched(up, 4, [0, 0, 0, 0])],
  ])('is not a packet %s', (_, payload) => {
    expect(bfd.decode(datagramOf(payload, { dstPort: 3784 }))).toBeNull();
  });
});
