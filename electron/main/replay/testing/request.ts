import type { ReplayRequestInput } from '../../../contract';

/** Everything, or what is said, to one place as fast as the system takes it. */
export function requestTo(
  to: string,
  what: Partial<ReplayRequestInput['what']> = {},
): ReplayRequestInput {
  return {
    what: { from: '', until: '', filter: '', truncated: 'skip', limit: null, ...what },
    where: {
      mappings: [],
      to,
      sourcePorts: 'any',
      interface: '',
      ttl: null,
      loopback: true,
    },
    when: {
      pace: { kind: 'top' },
      maxGap: null,
      startAt: '',
      timing: 'balanced',
      loops: 1,
      closingGap: true,
    },
    rewriting: { replace: [], rtp: false, syslogTime: false },
    mostRate: null,
    stopOnError: false,
  };
}
