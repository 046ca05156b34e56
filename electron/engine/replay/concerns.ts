import type { ReplaySurvey as NativeSurvey } from '#native';
import { failed, formatEndpoint, type Failure } from '../../contract';
import type { IsOutside } from './reach';

/** Destinations that are named; of more, how many there are. */
const mostNamed = 5;

/** Datagrams a second above which a replay is to be confirmed; undefined for no limit. */
export type MostRate = number | undefined;

/** What has to be known of what is sent, to tell whether a person should agree to it. */
export type Concerning = Pick<NativeSurvey, 'elsewhere' | 'peak'> & {
  destinations: readonly Pick<
    NativeSurvey['destinations'][number],
    'address' | 'port' | 'datagrams'
  >[];
};

/** What a person should agree to before anything is sent; nothing, where all is well. */
export function concernsOf(
  survey: Concerning,
  isOutside: IsOutside,
  mostRate: MostRate,
): Failure[] {
  return [outsideConcern(survey, isOutside), rateConcern(survey, mostRate)].filter(
    (concern) => concern !== null,
  );
}

function outsideConcern(
  { destinations, elsewhere }: Concerning,
  isOutside: IsOutside,
): Failure | null {
  const outside = destinations.filter(({ address }) => isOutside(address));
  if (outside.length === 0 && elsewhere === 0) return null;
  const datagrams = outside.reduce((sum, { datagrams: some }) => sum + some, 0);
  const named = outside
    .slice(0, mostNamed)
    .map(({ address, port }) => formatEndpoint(address, port));
  const more = outside.length - named.length;
  if (more > 0) named.push(`${more} more`);
  const rest =
    elsewhere === 0 ? '' : ` ${elsewhere} datagrams go to destinations beyond the first 1000.`;
  return failed(
    'CONFIRMATION_NEEDED',
    outside.length === 0
      ? `It is not known whether all stays on this machine and its networks.${rest}`
      : `${leaving(datagrams)} outside this machine and its networks: ${named.join(', ')}.${rest}`,
    'Agree to that, or say where they go instead: to an address of yours, or for some of them nowhere.',
  );
}

/** Infinity is what is sent until somebody ends it. */
function leaving(datagrams: number): string {
  if (datagrams === 1) return '1 datagram leaves for an address';
  return `${Number.isFinite(datagrams) ? `${datagrams} datagrams` : 'Datagrams without end'} leave for addresses`;
}

function rateConcern({ peak }: Pick<Concerning, 'peak'>, mostRate: MostRate): Failure | null {
  if (mostRate === undefined || (peak !== null && peak.datagrams <= mostRate)) return null;
  const what =
    peak === null
      ? 'Datagrams leave as fast as the system takes them'
      : `Up to ${Math.ceil(peak.datagrams)} datagrams leave in a second`;
  return failed(
    'CONFIRMATION_NEEDED',
    `${what}, and ${mostRate} is the limit that was set.`,
    'Agree to that, or send more slowly.',
  );
}
