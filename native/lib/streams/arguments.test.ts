import { afterAll, expect, test } from 'vitest';

import type { StreamListing, StreamOptions, Streams } from '#native';

import { errorOf } from '../testing/captures';
import { file, removeFiles, withFile } from '../testing/queries';

afterAll(removeFiles);

const field = { port: 5004, offset: 0, width: 2, order: 'big', step: 1 };

test.each<[unknown, string, string]>([
  [null, 'ERR_INVALID_ARG_TYPE', 'options must be an object, got null'],
  [{ silentAfter: 0 }, 'ERR_OUT_OF_RANGE', 'options.silentAfter must be a number from 0.1'],
  [{ silentafter: 1 }, 'ERR_INVALID_ARG_TYPE', 'unknown field "silentafter"'],
  [{ burstWindow: 10_001 }, 'ERR_OUT_OF_RANGE', 'options.burstWindow must be an integer'],
  [{ emptyingSpeed: Number.NaN }, 'ERR_OUT_OF_RANGE', 'options.emptyingSpeed must be'],
  [{ alarms: { loss: 101 } }, 'ERR_OUT_OF_RANGE', 'options.alarms.loss must be a number'],
  [{ alarms: { losses: 1 } }, 'ERR_INVALID_ARG_TYPE', 'unknown field "losses"'],
  [{ fields: [{ ...field, width: 3 }] }, 'ERR_OUT_OF_RANGE', 'fields[0].width must be 1, 2, 4'],
  [{ fields: [{ ...field, address: 'x' }] }, 'ERR_INVALID_ARG_TYPE', 'must be an address'],
])('options %o are refused', (options, code, message) =>
  withFile(file, (log) => {
    const error = errorOf(() => log.streams(options as StreamOptions));
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(message);
  }),
);

test.each<[(streams: Streams) => unknown, string]>([
  [(streams) => streams.list({ order: 'x', from: 0, count: 1 } as never), 'ERR_INVALID_ARG_TYPE'],
  [(streams) => streams.list({ order: 'first', from: 0, count: 0 }), 'ERR_OUT_OF_RANGE'],
  [(streams) => streams.list({ order: 'first' } as StreamListing), 'ERR_INVALID_ARG_TYPE'],
  [(streams) => streams.detail(0), 'ERR_OUT_OF_RANGE'],
  [(streams) => streams.events({ from: -1, count: 1 }), 'ERR_OUT_OF_RANGE'],
  [
    (streams) => streams.events({ kinds: ['loss' as never], from: 0, count: 1 }),
    'ERR_INVALID_ARG_TYPE',
  ],
  [(streams) => streams.seek({ direction: 'back' as never }), 'ERR_INVALID_ARG_TYPE'],
  [(streams) => streams.eventsAt(1, 65_537), 'ERR_OUT_OF_RANGE'],
  [(streams) => streams.streamsOf(0, 1), 'ERR_OUT_OF_RANGE'],
])('%o is refused', (call, code) =>
  withFile(file, (log) => {
    const streams = log.streams();
    expect(errorOf(() => call(streams))).toMatchObject({ code });
    streams.close();
    streams.close();
    expect(errorOf(() => streams.progress())).toMatchObject({ code: 'ERR_STREAMS_CLOSED' });
  }),
);
