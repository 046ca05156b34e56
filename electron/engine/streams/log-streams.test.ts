import { expect, it } from 'vitest';
import type { StreamClock, StreamOptions, Streams as NativeStreams } from '#native';
import { LogStreams } from './log-streams';

/** A log that remembers what was asked of it. */
function prepared() {
  const begun: { options: StreamOptions; told: (readonly StreamClock[])[]; isClosed: boolean }[] =
    [];
  const streams = new LogStreams({
    streams: (options = {}) => {
      const analysis = { options, told: [] as (readonly StreamClock[])[], isClosed: false };
      begun.push(analysis);
      // As much of it as this class asks for.
      return {
        setClocks: (clocks: readonly StreamClock[]) => analysis.told.push(clocks),
        close: () => (analysis.isClosed = true),
      } as unknown as NativeStreams;
    },
  });
  return { streams, begun };
}

const own: StreamClock = { port: 5004, rate: 8000 };
const announced: StreamClock = { port: 5004, payloadType: 97, rate: 48_000 };

it('ends the analysis where nobody goes by it, and begins it when somebody asks', () => {
  const { streams, begun } = prepared();
  const lease = streams.lease();
  expect(streams.end()).toBe(false);
  lease.release();
  expect(streams.end()).toBe(true);
  expect(streams.isEnded).toBe(true);
  expect(begun).toMatchObject([{ isClosed: true }]);
  streams.current();
  expect(streams.isEnded).toBe(false);
  expect(begun).toMatchObject([{ isClosed: true }, { isClosed: false }]);
});

it('measures by what a person told before what others announce, without beginning anew', () => {
  const { streams, begun } = prepared();
  streams.setOptions({ clocks: [own] });
  streams.current();
  streams.setSessionClocks([announced]);
  expect(begun).toMatchObject([{ options: { clocks: [own] }, told: [[own, announced]] }]);
  streams.setOptions({ clocks: [] });
  streams.current();
  expect(begun[1]?.options.clocks).toEqual([announced]);
});

it('measures by what is announced now before what the log has, and begins anew only when it is told to', () => {
  const { streams, begun } = prepared();
  const recorded: StreamClock = { ...announced, rate: 44_100 };
  streams.current();
  streams.setSessionClocks([recorded], 'recorded');
  streams.setSessionClocks([announced]);
  expect(begun).toMatchObject([{ told: [[recorded], [announced, recorded]], isClosed: false }]);
  const { revision } = streams;
  streams.beginAnew();
  expect(streams.revision).toBeGreaterThan(revision);
  expect(begun).toMatchObject([{ isClosed: true }]);
  streams.current();
  expect(begun[1]?.options.clocks).toEqual([announced, recorded]);
});

it('tells the analysis of no more clock rates than that takes', () => {
  const { streams, begun } = prepared();
  const many = Array.from({ length: 3000 }, (_, at) => ({ ...announced, port: at }));
  streams.current();
  streams.setSessionClocks(many);
  streams.setSessionClocks(many, 'recorded');
  expect(begun[0]?.told[1]).toHaveLength(4096);
});
