import { Player } from './player';
import type { NativeTestStreams, TestStreamOptions } from './test-stream-plan';

/**
 * Sends streams of numbered, time-stamped datagrams (native/core/streams/test_datagram.h), with the
 * exactness of a replay. `row` of its progress is the number of datagrams so far, of all streams. The last of
 * each stream has a flag, and is sent three times; when it is stopped, it is sent with the flag three times
 * more. These are not counted.
 *
 * Throws as the constructor of Player does, and an error of the system where there can be no such socket.
 */
export function sendTestStreams(options: TestStreamOptions): Player {
  const { destinations, firstStream, length, count, ...manner } = options;
  const streams: NativeTestStreams = { destinations, firstStream, length };
  if (count !== undefined) streams.count = count;
  return new Player(streams, manner);
}
