import { failure, success, type Destination, type Result, type SocketState } from '../../contract';
import { Sender } from '../send/sender';
import type { Device } from './schedule';

/** Where syslog is usually sent when 514 needs privileges, and RTP's registered port. */
export const ports = { syslog: 5514, media: 5004 } as const;

export type Kind = keyof typeof ports;

const kindOf: Readonly<Record<Device, Kind>> = {
  web: 'syslog',
  database: 'syslog',
  firewall: 'syslog',
  switch: 'syslog',
  telephone: 'media',
  'media server': 'media',
};

const devices = Object.keys(kindOf) as Device[];

/** One for each device; none where one cannot be had. */
export async function sendersTo(
  sockets: Record<Kind, SocketState>,
): Promise<Result<ReadonlyMap<Device, Sender>>> {
  const senders = new Map<Device, Sender>();
  for (const [at, device] of devices.entries()) {
    const opened = await openSender(sockets[kindOf[device]], `127.0.0.${at + 2}`);
    if (!opened.ok) {
      for (const sender of senders.values()) void sender.close();
      return opened;
    }
    senders.set(device, opened.value);
  }
  return success(senders);
}

/** Linux and Windows have all of 127.0.0.0/8 as addresses; where there is but one, all devices have that. */
async function openSender({ address }: SocketState, source: string): Promise<Result<Sender>> {
  if (address.kind !== 'udp') return failure('INTERNAL', 'The demonstration has no UDP socket.');
  const { family, host, port } = address;
  const to: Destination = { kind: 'udp', family, host, port };
  const own = await Sender.open(to, { source });
  return own.ok ? own : Sender.open(to);
}
