import type { Alert } from './rules';

/**
 * What an alert is about, besides the name of its rule. The count of datagrams may have grown for much
 * longer than the time of the rule, which is therefore told as what it is.
 */
export function alertText({ kind, count, seconds }: Alert): string {
  if (kind === 'silence') return `nothing for ${seconds} s`;
  return `${count === 1 ? '1 datagram' : `${count} datagrams`}, window of ${seconds} s`;
}
