import type {
  PlayerFailure,
  PlayerProgress,
  PlayerReport,
  ReplaySurvey as NativeSurvey,
  SendRefusal,
} from '#native';
import {
  decimalSeconds,
  failed,
  formatDestination,
  type Destination,
  type Failure,
  type ReplayProgress,
  type ReplayRefusal,
  type ReplayReport,
  type ReplaySurvey,
} from '../../contract';
import { explainSendRefusal } from '../send/send-refusal';
import { concernsOf, type MostRate } from './concerns';
import type { IsOutside } from './reach';

export function toSurvey(
  survey: NativeSurvey,
  isOutside: IsOutside,
  mostRate: MostRate,
): ReplaySurvey {
  const destinations = survey.destinations.map(({ address, port, datagrams, bytes }) => ({
    address,
    port,
    datagrams,
    bytes,
    outside: isOutside(address),
  }));
  return { ...survey, destinations, concerns: concernsOf(survey, isOutside, mostRate) };
}

export function toProgress(progress: PlayerProgress, rate: ReplayProgress['rate']): ReplayProgress {
  return { ...shared(progress), rate };
}

/** What a report tells that the player does not know. */
export interface Told {
  stopped: boolean;
  file: ReplayReport['file'];
}

export function toReport(report: PlayerReport, { stopped, file }: Told): ReplayReport {
  const { sent, wanted, achieved } = report;
  return {
    ...shared(report),
    rate: { wanted: perSecond(sent, wanted), achieved: perSecond(sent, achieved) },
    complete: !stopped && lacksNothing({ ...report, file }),
    stopped,
    histogram: report.histogram,
    refusals: report.refusals.map(toRefusal),
    unboundPorts: report.unboundPorts,
    file,
    failure: report.failure === null ? null : explainEnd(report.failure),
  };
}

/** Whether all that should have been sent until it ended was sent. */
export function lacksNothing({
  failure,
  errors,
  skipped,
  file,
}: Pick<ReplayReport, 'errors' | 'skipped' | 'file'> & { failure: object | null }): boolean {
  const missing =
    skipped.truncated +
    skipped.withoutDestination +
    skipped.tooLong +
    (file?.incomplete ?? 0) +
    (file?.abandoned ?? 0);
  return failure === null && errors === 0 && missing === 0 && file?.damaged !== true;
}

function shared({
  state,
  row,
  time,
  loop,
  sent,
  bytes,
  bits,
  errors,
  skipped,
  wanted,
  achieved,
  lateness,
  stalls,
}: PlayerProgress) {
  const told = {
    state,
    row,
    time: row === 0 ? null : decimalSeconds(time),
    loop,
    sent,
    bytes,
    bits,
  };
  return { ...told, errors, skipped, wanted, achieved, lateness, stalls };
}

/** The first datagram begins the time that is measured. */
function perSecond(sent: number, seconds: number): number | null {
  return sent < 2 || seconds <= 0 ? null : (sent - 1) / seconds;
}

export function toRefusal({ code, address, port, count, row, detail }: SendRefusal): ReplayRefusal {
  const destination = destinationOf(address, port);
  const why = explainSendRefusal(code, destination, detail);
  return { code, destination: formatDestination(destination), count, row, failure: why };
}

function destinationOf(address: string, port: number): Destination {
  if (port === 0) return { kind: 'unix', path: address };
  return { kind: 'udp', family: address.includes(':') ? 6 : 4, host: address, port };
}

function explainEnd({ code, message, row }: PlayerFailure): Failure {
  const where = row === 0 ? '' : ` at datagram ${row}`;
  switch (code) {
    case 'ERR_LOG_SHRANK':
      return failed(
        'REPLAY_STOPPED',
        `The replay ended${where}: the file has become shorter, or is gone.`,
        'What came before was sent.',
      );
    case 'ERR_SEND_REFUSED':
      return failed('REPLAY_STOPPED', `The replay ended${where}, which was refused.`, '');
    default:
      return failed('REPLAY_STOPPED', `The replay ended${where}: ${message}.`, '');
  }
}
