import { formatDiagnosisTarget, type Check, type Heard, type Verdict } from '../../contract';
import { listed } from './check';
import { rangeOf } from './checks/arrival';
import { heardFromSource, heardWhereWanted, wantedInterfaces, type Facts } from './facts';

/** From where on a check is thought of as the cause, as proof of it, or as worth a word. */
const likely = 50;
const proven = 75;
const worthSaying = 25;

/** The checks, the most likely cause first; those that are alike stay from the wire to the program. */
export function ordered(checks: readonly Check[]): Check[] {
  return checks.toSorted((one, other) => other.likelihood - one.likelihood);
}

/** What the checks amount to, which must be ordered. */
export function verdictOf(checks: readonly Check[], facts: Facts): Verdict {
  const state = stateOf(facts);
  return state === 'arrives' ? arriving(checks, facts) : missing(state, checks, facts);
}

function stateOf(facts: Facts): Verdict['state'] {
  if (heardWhereWanted(facts).length > 0) return 'arrives';
  const { listening } = facts;
  if (listening === null) return 'unknown';
  const isDeaf = listening.joinedOn.length === 0;
  // Who could not even open the port says nothing about what arrives; who is refused the group hears nothing.
  if (isDeaf && listening.refusals.every(({ step }) => step === 'bind')) return 'unknown';
  return heardFromSource(facts).length > 0 ? 'elsewhere' : 'silent';
}

function arriving(checks: readonly Check[], facts: Facts): Verdict {
  const cause = checks.find(({ status }) => status === 'failed');
  // What could not be read is no risk.
  const risks = checks.filter(
    (one) => one !== cause && one.remedy !== null && one.id !== 'firewall',
  );
  const [risk] = risks;
  const but = cause ?? risk;
  const lead = heardWords(heardWhereWanted(facts), facts);
  return {
    state: 'arrives',
    words:
      but === undefined ? lead : `${lead} ${cause === undefined ? 'Note:' : 'But:'} ${but.finding}`,
    cause: cause?.id ?? null,
    certainty: cause === undefined ? 'none' : 'proven',
    suspects: [],
    risks: risks.map(({ id }) => id),
  };
}

function heardWords(heard: readonly Heard[], { target }: Facts): string {
  const what = formatDiagnosisTarget({ ...target, interface: null });
  const on = listed(heard.map((one) => one.interface));
  const sources = listed([...new Set(heard.flatMap((one) => one.sources))].slice(0, 3));
  const [first] = heard;
  const ttl = first?.ttl ? `, TTL ${rangeOf(first.ttl)}` : '';
  return heard.every(({ isOwn }) => isOwn)
    ? `${what} is sent by this machine on ${on}${ttl}.`
    : `${what} arrives on ${on} from ${sources}${ttl}.`;
}

function missing(state: Verdict['state'], checks: readonly Check[], facts: Facts): Verdict {
  const open = checks.filter(({ id, status }) => status !== 'passed' && id !== 'arrival');
  const [first] = open;
  const cause = first !== undefined && first.likelihood >= likely ? first : undefined;
  const isProven = cause?.status === 'failed' && cause.likelihood >= proven;
  const suspects = open.filter((one) => one !== cause && one.likelihood >= worthSaying);
  return {
    state,
    words: missingWords(state, { cause, isProven, suspects }, facts),
    cause: cause?.id ?? null,
    certainty: cause === undefined ? 'none' : isProven ? 'proven' : 'likely',
    suspects: suspects.map(({ id }) => id),
    risks: [],
  };
}

interface Suspicion {
  cause: Check | undefined;
  isProven: boolean;
  suspects: readonly Check[];
}

function missingWords(
  state: Verdict['state'],
  { cause, isProven, suspects }: Suspicion,
  facts: Facts,
): string {
  const lead = leadOf(state, facts);
  const next = suspects.map(({ finding }) => finding);
  if (cause === undefined) {
    const open = next.length === 0 ? '' : ` It may be: ${next.join(' Or: ')}`;
    return `${lead}${open === '' ? ' Nothing on this machine keeps it away: look at the sender, and at what lies between.' : open}`;
  }
  const before = isProven ? '' : 'Most likely: ';
  const after = isProven || next.length === 0 ? '' : ` Or else: ${next.join(' Or: ')}`;
  return `${lead} ${before}${cause.finding}${after}`;
}

function leadOf(state: Verdict['state'], facts: Facts): string {
  const what = formatDiagnosisTarget({ ...facts.target, interface: null });
  const wanted = wantedInterfaces(facts);
  const where = wanted.length === 0 ? 'here' : `on ${listed(wanted)}`;
  if (state === 'unknown') return `Whether ${what} arrives is not known. ${facts.whyNotListening}`;
  const whose = facts.source === null ? '' : ` from ${facts.source}`;
  return state === 'elsewhere'
    ? `${what} does not arrive where it is expected.`
    : `Nothing of ${what}${whose} arrives ${where}.`;
}
