import type { DatagramRow } from '#native';
import { Dissection } from '../dissection';

/** A datagram to be filtered; what is absent is that of an ordinary one. */
export interface Sample extends Partial<Omit<DatagramRow, 'payload'>> {
  payload?: string | Uint8Array;
}

const names = {
  sockets: { 1: 'udp://0.0.0.0:514', 2: 'unix:/run/log' },
  interfaces: { 7: 'eth0' },
};

export function dissected({ payload = '', ...sample }: Sample): Dissection {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const row: DatagramRow = {
    number: 1,
    time: 1_700_000_000_000_000_000n,
    socket: 1,
    source: { address: '192.0.2.1', port: 1000 },
    destination: { address: '239.1.2.3', port: 5000 },
    interfaceIndex: 7,
    ttl: 64,
    length: bytes.length,
    frameLength: bytes.length + 28,
    trafficClass: 0,
    truncated: false,
    frame: null,
    direction: 'inbound',
    payload: bytes,
    ...sample,
  };
  return new Dissection(row, names);
}
