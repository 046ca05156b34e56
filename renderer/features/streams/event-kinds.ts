import { streamEventKinds, type StreamEventKind } from '../../../electron/contract';

/** Which of what happened is listed. */
export type EventChoice = 'all' | 'losses' | 'alarms';

/** What never came, by whatever tells. */
export const losses: readonly StreamEventKind[] = ['lost', 'continuity'];

export const kindsOf: Readonly<Record<EventChoice, readonly StreamEventKind[]>> = {
  all: streamEventKinds,
  losses,
  alarms: streamEventKinds.filter((kind) => kind.endsWith('-alarm')),
};
