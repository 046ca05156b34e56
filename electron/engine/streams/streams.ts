import type {
  StreamDetail as NativeDetail,
  StreamEvent as NativeEvent,
  StreamLine as NativeLine,
  Streams as NativeStreams,
} from '#native';
import {
  decimalSeconds,
  escapeControls,
  type CallInput,
  type CallOutput,
  type StreamDetail,
  type StreamEvent,
  type StreamEventKind,
  type StreamLine,
  type StreamProgress,
} from '../../contract';
import type { LogStreams } from './log-streams';
import {
  interfaceOrder,
  interfacesContaining,
  protocolNames,
  protocolsContaining,
  streamFilter,
  type StreamInterfaces,
} from './stream-names';
import { eightDigits, eventText } from './stream-words';

/**
 * The streams of a log, in words. They are told apart and counted by a thread of their own, anew where something else
 * is asked of it: see LogStreams.
 */
export class Streams {
  readonly #log: LogStreams;
  readonly #interfaces: StreamInterfaces;

  constructor(log: LogStreams, interfaces: StreamInterfaces) {
    this.#log = log;
    this.#interfaces = interfaces;
    // Begins now: what the log lets go until somebody looks would be missed.
    log.current();
  }

  get #native(): NativeStreams {
    return this.#log.current();
  }

  progress(): StreamProgress {
    const { analysed, last, streamless, missed, unlisted, failure } = this.#native.progress();
    return {
      analysed,
      last,
      streamless,
      missed,
      unlisted,
      failure: failure === '' ? null : failure,
      isEnded: false,
    };
  }

  /** Resolves once all that the log has is known, or the analysis has ended. */
  async caughtUp(): Promise<void> {
    await this.#native.caughtUp();
  }

  /** Resolves when the analysis has ended: never of a running capture, unless it fails. */
  async done(): Promise<void> {
    await this.#native.done();
  }

  list({ text, ...asked }: CallInput<'streams.list'>): CallOutput<'streams.list'> {
    const { streams, ...counts } = this.#native.list({
      ...asked,
      ...this.#wordsOf(text),
      ...(asked.order === 'interface' && {
        interfaceOrder: interfaceOrder(this.#interfaces.known()),
      }),
    });
    const lines = streams.map((line) => this.#line(line));
    return { progress: this.progress(), ...counts, streams: lines };
  }

  /** What a text is looked for in, besides addresses and ports. */
  #wordsOf(text: string) {
    if (text === '') return {};
    const interfaces = interfacesContaining(this.#interfaces.known(), text);
    return { text, interfaces, protocols: protocolsContaining(text) };
  }

  /** Null where there is no such stream. */
  show(stream: number): StreamDetail | null {
    const detail = this.#native.detail(stream);
    return detail === null ? null : this.#detail(detail);
  }

  events({
    stream,
    kinds,
    from,
    count,
  }: CallInput<'streams.events'>): CallOutput<'streams.events'> {
    const selection = selectionOf(stream, kinds);
    const { events, ...counts } = this.#native.events({ ...selection, from, count });
    return { ...counts, events: events.map(toEvent) };
  }

  /** The nearest place behind a row, or before it, at which something happened; null where there is none. */
  seek({ stream, kinds, row, direction }: CallInput<'streams.seek'>): StreamEvent | null {
    const found = this.#native.seek({
      ...selectionOf(stream, kinds),
      ...(row === null ? {} : { row }),
      direction,
    });
    return found === null ? null : toEvent(found);
  }

  /** The filter that shows the datagrams of a stream; null where there is no such stream. */
  filter(stream: number): string | null {
    const detail = this.#native.detail(stream);
    return detail === null ? null : streamFilter(detail.line, this.#interfaces.nameOf(detail.line));
  }

  #line({ socket, interfaceIndex, first, last, ...line }: NativeLine): StreamLine {
    return {
      ...line,
      interface: escapeControls(this.#interfaces.nameOf({ socket, interfaceIndex })),
      label: labelOf(line),
      first: decimalSeconds(first),
      last: decimalSeconds(last),
    };
  }

  #detail({ line, series, test, ...detail }: NativeDetail): StreamDetail {
    return {
      ...detail,
      test: test === null ? null : { ...test, id: eightDigits(test.id) },
      line: this.#line(line),
      series: { ...series, from: decimalSeconds(series.from) },
    };
  }
}

/** No kinds are all of them. */
function selectionOf(stream: number | null, kinds: readonly StreamEventKind[]) {
  return {
    ...(stream === null ? {} : { stream }),
    ...(kinds.length === 0 ? {} : { kinds }),
  };
}

function toEvent({ row, stream, time, ...what }: NativeEvent): StreamEvent {
  return {
    row,
    stream,
    time: time === null ? null : decimalSeconds(time),
    kind: what.kind,
    text: eventText(what),
  };
}

function labelOf({ label, protocol }: Pick<NativeLine, 'label' | 'protocol'>): string {
  return label === '' && protocol !== null ? protocolNames[protocol] : label;
}
