export const address = { kind: 'udp', family: 4, host: '127.0.0.1', port: 5514 };

export const wanted = {
  content: { kind: 'text', text: 'a', placeholders: false },
  to: '127.0.0.1:5514',
  origin: { kind: 'throwaway', options: { ttl: null, loopback: true, interface: null } },
  repetition: { count: 1, interval: 0 },
  agreed: false,
};

export const { options } = wanted.origin;

export function paceOf(perSecond: number) {
  return { kind: 'datagrams', perSecond };
}

export const testStream = { length: 40, streams: 4096, pace: paceOf(100_000) };
