import type { Check, DiagnosisReport, Heard, Verdict } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import type { IconName } from '../../ui/icon';

/** `12 datagrams on eth0 from 10.0.0.7, TTL 1–3` */
export function heardWords({ datagrams, interface: name, sources, ttl, isOwn }: Heard): string {
  const amount = `${formatCount(datagrams)} ${datagrams === 1 ? 'datagram' : 'datagrams'}`;
  const range =
    ttl === null ? '' : ttl.least === ttl.most ? `${ttl.most}` : `${ttl.least}–${ttl.most}`;
  const hops = range === '' ? '' : `, TTL ${range}`;
  const own = isOwn ? ', sent by this machine' : '';
  return `${amount} on ${name} from ${sources.slice(0, 4).join(', ')}${hops}${own}`;
}

/** How a verdict looks: what is missing is wrong; what nobody could hear, or arrives with a fault, is doubtful. */
export function toneOf({ state, cause }: Verdict): 'done' | 'warning' | 'danger' {
  if (state === 'unknown') return 'warning';
  if (state !== 'arrives') return 'danger';
  return cause === null ? 'done' : 'warning';
}

export const statusIcons: Readonly<Record<Check['status'], IconName>> = {
  passed: 'done',
  failed: 'error',
  unknown: 'question',
};

/** Where, and for how long it was listened: `host, Linux 6.1; listened 5.0 s, joined on lo meanwhile`. */
export function listenedWords({ host, system, listened, joinedForProbe }: DiagnosisReport): string {
  const joined =
    joinedForProbe.length === 0 ? '' : `, joined on ${joinedForProbe.join(', ')} meanwhile`;
  const heard =
    listened === null ? 'nobody listened' : `listened ${listened.toFixed(1)} s${joined}`;
  return `${host}, ${system}; ${heard}`;
}
