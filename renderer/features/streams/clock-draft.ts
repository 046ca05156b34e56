import { streamBounds, type StreamClockSettings } from '../../../electron/contract';

/** A clock rate, as it stands in the form. */
export interface ClockDraft {
  /** Empty for every type that has no rate of its own. */
  payloadType: string;
  rate: string;
}

export function clockDraftOf(clock: StreamClockSettings | null): ClockDraft {
  if (clock === null) return { payloadType: '', rate: '90000' };
  return { payloadType: String(clock.payloadType ?? ''), rate: String(clock.rate) };
}

/** What is wrong with a number of the form, in words; undefined where nothing is. */
export function clockProblemOf(
  draft: ClockDraft,
  name: 'payloadType' | 'rate',
): string | undefined {
  const text = draft[name].trim();
  if (name === 'payloadType' && text === '') return undefined;
  const [least, most] = streamBounds[name === 'rate' ? 'clockRate' : name];
  const isRight = /^\d+$/u.test(text) && Number(text) >= least && Number(text) <= most;
  const bounds = `${least} to ${most.toLocaleString('en-US')}`;
  return isRight ? undefined : `Write a whole number from ${bounds}.`;
}

/** The clock that the form describes; null while something is wrong with it. */
export function clockOf(draft: ClockDraft, destination: string): StreamClockSettings | null {
  const isWrong = (['payloadType', 'rate'] as const).some(
    (name) => clockProblemOf(draft, name) !== undefined,
  );
  if (isWrong) return null;
  const type = draft.payloadType.trim();
  return {
    destination,
    payloadType: type === '' ? null : Number(type),
    rate: Number(draft.rate.trim()),
  };
}

/** The clocks with those of a destination replaced by another one; by none where it is null. */
export function withClock(
  clocks: readonly StreamClockSettings[],
  destination: string,
  clock: StreamClockSettings | null,
): StreamClockSettings[] {
  const others = clocks.filter((each) => each.destination !== destination);
  return clock === null ? others : [...others, clock];
}
