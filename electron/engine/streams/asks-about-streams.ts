import type { Predicate } from '#native';

/** Whether the streams of a log have to be known for a predicate. */
export function asksAboutStreams(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.some(asksAboutStreams);
    case 'not':
      return asksAboutStreams(predicate.of);
    case 'stream':
    case 'streamEvent':
      return true;
    default:
      return false;
  }
}
