import type { SyslogMessage } from './message';
import { understandTime, utcText, type AssumedOfTime, type TimeContext } from './understood-time';

/** A message with the instant that its time is taken for. */
export interface TimedMessage extends SyslogMessage {
  /** In UTC, in the form of RFC 3339; absent where the message has no time. */
  time?: string;
  /** What `time` is based on besides `timestamp`; absent where that is all. */
  assumed?: { [Name in keyof AssumedOfTime]?: NonNullable<AssumedOfTime[Name]> };
}

/** Adds the instant; `timestamp` stays as sent. */
export function withTime(message: SyslogMessage, context: TimeContext): TimedMessage {
  const { timestamp } = message;
  const understood = timestamp === undefined ? null : understandTime(timestamp, context);
  if (timestamp === undefined || understood === null) return message;
  const assumed = Object.entries(understood.assumed).filter(([, value]) => value !== null);
  const time = utcText(understood.time, timestamp);
  return { ...message, time, ...(assumed.length > 0 && { assumed: Object.fromEntries(assumed) }) };
}
