import { hexNumber, uint32, uint8 } from './bytes';
import { field, present, type PayloadDecoder } from './decoder';
import { summaryOf } from './summary';
import { bfdPlaces } from './places/bfd';

/** RFC 5880, section 4.1. */
const states = ['AdminDown', 'Down', 'Init', 'Up'];

const diagnostics = [
  'no diagnostic',
  'control detection time expired',
  'echo function failed',
  'neighbor signaled session down',
  'forwarding plane reset',
  'path down',
  'concatenated path down',
  'administratively down',
  'reverse concatenated path down',
];

const flagNames: readonly [number, string][] = [
  [0x20, 'Poll'],
  [0x10, 'Final'],
  [0x08, 'Control Plane Independent'],
  [0x04, 'Authentication'],
  [0x02, 'Demand'],
];

const shortest = 24;
const shortestWithAuthentication = 26;

/**
 * BFD control packets of one hop (RFC 5881), several hops (RFC 5883), link aggregates (RFC 7130) and
 * seamless BFD (RFC 7881). What echo packets hold is known to their sender alone.
 */
export const bfd: PayloadDecoder = {
  name: 'bfd',
  description: 'Bidirectional Forwarding Detection (RFC 5880)',
  ports: [3784, 4784, 6784, 7784],
  anyPort: false,
  fields: [
    field('bfd.version', 'number', 'Version'),
    field('bfd.diag', 'number', 'Why the session changed its state last'),
    field('bfd.sta', 'number', 'State: 0 AdminDown, 1 Down, 2 Init, 3 Up'),
    field('bfd.flags', 'number', 'Byte of state and flags'),
    field('bfd.detect_time_multiplier', 'number', 'Packets that may be missed'),
    field('bfd.message_length', 'number', 'Length of the message'),
    field('bfd.my_discriminator', 'number', 'Session at the sender'),
    field('bfd.your_discriminator', 'number', 'Session at the receiver, 0 if not known'),
    field('bfd.desired_min_tx_interval', 'number', 'Interval wanted for sending, in µs'),
    field('bfd.required_min_rx_interval', 'number', 'Interval possible for receiving, in µs'),
    field('bfd.required_min_echo_interval', 'number', 'Interval possible for echoes, in µs'),
  ],
  places: bfdPlaces,
  decode({ payload, length }) {
    if (!isControlPacket(payload, length)) return null;
    const diagnostic = uint8(payload, 0) & 0x1f;
    const flags = uint8(payload, 1);
    const state = flags >> 6;
    return {
      protocol: 'BFD',
      summary: summaryOf(
        `BFD ${states[state]}`,
        diagnostic === 0 ? undefined : (diagnostics[diagnostic] ?? `diagnostic ${diagnostic}`),
        `session ${hexNumber(uint32(payload, 4), 8)} to ${hexNumber(uint32(payload, 8), 8)}`,
        `every ${uint32(payload, 12) / 1000} ms × ${uint8(payload, 2)}`,
        ...flagNames.filter(([flag]) => (flags & flag) !== 0).map(([, name]) => name),
      ),
      fields: present({
        'bfd.version': 1,
        'bfd.diag': diagnostic,
        'bfd.sta': state,
        'bfd.flags': flags,
        'bfd.detect_time_multiplier': uint8(payload, 2),
        'bfd.message_length': uint8(payload, 3),
        'bfd.my_discriminator': uint32(payload, 4),
        'bfd.your_discriminator': uint32(payload, 8),
        'bfd.desired_min_tx_interval': uint32(payload, 12),
        'bfd.required_min_rx_interval': uint32(payload, 16),
        'bfd.required_min_echo_interval': uint32(payload, 20),
      }),
    };
  },
};

/** What a receiver checks before it looks for the session (RFC 5880, section 6.8.6). */
function isControlPacket(payload: Uint8Array, length: number): boolean {
  const flags = uint8(payload, 1);
  const authenticated = (flags & 0x04) !== 0;
  return (
    payload.length >= shortest &&
    uint8(payload, 0) >> 5 === 1 &&
    uint8(payload, 3) >= (authenticated ? shortestWithAuthentication : shortest) &&
    uint8(payload, 3) <= length &&
    uint8(payload, 2) !== 0 &&
    (flags & 0x01) === 0 &&
    uint32(payload, 4) !== 0
  );
}
