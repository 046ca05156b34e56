import type { RouteRule, RouteTarget } from '#native';
import { failure, success, type Result } from '../../contract';
import { markPlace } from '../text/mark-place';
import { MappingError, readHost, readPorts, type Piece } from './mapping-pieces';

const forms =
  'FROM is *, unix, :PORT or [SOURCE@]ADDRESS[/PREFIX][:PORT[-PORT]]; TO is ADDRESS[:PORT], PREFIX/LENGTH, ' +
  ':PORT, /path, @name, original or none. IPv6 addresses stand in brackets.';

/** What is mapped: a rule without its target. */
type Origin = Omit<RouteRule, 'to'>;

/** The rule of `FROM=TO`. An error marks the place. */
export function parseMapping(text: string): Result<RouteRule> {
  return reading(text, () => {
    const equals = text.indexOf('=');
    if (equals < 0) throw new MappingError('"=" is missing between FROM and TO', at(text, 0));
    const origin = readOrigin({ text: text.slice(0, equals), offset: 0 });
    return ruleOf(origin, { text: text.slice(equals + 1), offset: equals + 1 });
  });
}

/** The rule that sends everything to one target. */
export function parseTarget(text: string): Result<RouteRule> {
  return reading(text, () => ruleOf({}, { text, offset: 0 }));
}

function reading(text: string, read: () => RouteRule): Result<RouteRule> {
  try {
    return success(read());
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const place = markPlace(text, error.span);
    return failure('INPUT_INVALID', `"${text}": ${error.message}.`, `${place}\n${forms}`);
  }
}

function readOrigin(piece: Piece): Origin {
  const { text, offset } = piece;
  if (text === '*') return {};
  if (text === 'udp' || text === 'unix') return { transport: text };
  if (text === '') throw new MappingError('FROM is missing', { from: offset, to: offset });
  if (/^(unix:|\/)/u.test(text) || /^@(?![[*:\d])/u.test(text)) {
    throw new MappingError('Unix datagrams are mapped all together, as "unix"', at(text, offset));
  }
  const source = text.indexOf('@');
  const from = source < 0 ? {} : readSource({ text: text.slice(0, source), offset });
  return { ...from, ...readDestination(rest(piece, source + 1)) };
}

function readSource(piece: Piece): Origin {
  const { host, end } = readHost(piece);
  if (end < piece.text.length) {
    const span = { from: piece.offset + end, to: piece.offset + piece.text.length };
    throw new MappingError('a source is an address or a prefix, without a port', span);
  }
  return host === null ? {} : { source: host.text };
}

function readDestination(piece: Piece): Origin {
  const { host, end } = readHost(piece);
  const ports = readPorts(rest(piece, end));
  return {
    ...(host === null ? {} : { destination: host.text }),
    ...(ports === null ? {} : { ports }),
  };
}

function ruleOf(origin: Origin, piece: Piece): RouteRule {
  return { ...origin, to: readTarget(origin, piece) };
}

function readTarget(origin: Origin, piece: Piece): RouteTarget {
  const { text } = piece;
  if (text === 'none') return { kind: 'nowhere' };
  if (text === 'original') return { kind: 'original' };
  if (text === '') throw new MappingError('TO is missing', spanOf(piece));
  if (text.startsWith('unix:')) return { kind: 'unix', path: text.slice('unix:'.length) };
  if (/^(\.{0,2}\/|@)/u.test(text)) return { kind: 'unix', path: text };
  const { host, end } = readHost(piece);
  if (text.startsWith(':')) return readPortAlone(origin, piece);
  if (host === null) throw new MappingError('"*" is no address to send to', spanOf(piece));
  const port = end < text.length ? readOnePort(rest(piece, end)) : undefined;
  if (host.length !== null) checkSameLength(origin, host.text, piece);
  if (origin.transport === 'unix' && port === undefined) {
    throw new MappingError('Unix datagrams had no port: one is needed here', spanOf(piece));
  }
  return { kind: 'udp', address: host.text, ...(port === undefined ? {} : { port }) };
}

function readPortAlone({ transport }: Origin, piece: Piece): RouteTarget {
  const port = readOnePort(piece);
  if (transport !== 'unix') return { kind: 'original', port };
  throw new MappingError('Unix datagrams had no address that could be kept', spanOf(piece));
}

/** The bits of a prefix replace those of an address, so that the rest says which one it was. */
function checkSameLength({ destination = '' }: Origin, target: string, piece: Piece): void {
  const [from = '', fromLength] = destination.split('/');
  const [to = '', toLength] = target.split('/');
  if (fromLength === undefined) {
    throw new MappingError('a prefix is mapped to from a prefix', spanOf(piece));
  }
  if (from.includes(':') !== to.includes(':')) {
    throw new MappingError('a prefix is mapped to one of the same family', spanOf(piece));
  }
  if (fromLength !== toLength) {
    throw new MappingError(
      `the prefix has to be as long as that of FROM, ${fromLength}`,
      spanOf(piece),
    );
  }
}

function readOnePort(piece: Piece): number {
  const ports = readPorts(piece);
  if (
    ports === null ||
    ports.least !== ports.most ||
    ports.least === undefined ||
    ports.least === 0
  ) {
    throw new MappingError('one port is needed here, from 1 to 65535', spanOf(piece));
  }
  return ports.least;
}

function rest({ text, offset }: Piece, from: number): Piece {
  return { text: text.slice(from), offset: offset + from };
}

function spanOf({ text, offset }: Piece): { from: number; to: number } {
  return at(text, offset);
}

function at(text: string, offset: number): { from: number; to: number } {
  return { from: offset, to: offset + text.length };
}
