// @ts-check
// Records what comes, and keeps its streams or not. Usage: streams-in-node MODULE FILE BUFFER_BYTES WITH,
// where MODULE is the path of ours and WITH is `alone` or `streams`. Prints as receive.c does.
const [, , module_, path, buffer, with_] = process.argv;
const { Capture } = require(String(module_));

const capture = new Capture();
const options = { family: 4, address: '127.0.0.1', port: 0, receiveBuffer: Number(buffer) };
const { id, port } = capture.openUdp(options);
capture.record({ path, replace: true });
const streams = with_ === 'streams' ? capture.streams() : null;
// Somebody looks four times a second at 60 lines, as a window does whose list has room for 40.
const look = () => {
  capture.extent();
  if (streams === null) return;
  streams.progress();
  streams.list({ order: 'rate', descending: true, from: 0, count: 60 });
};
const looking = setInterval(look, 250);
const before = process.cpuUsage();
console.log('ready', port);
process.stdin.resume().on('end', () => {
  const { user, system } = process.cpuUsage(before);
  clearInterval(looking);
  const received = capture.extent().last;
  const { dropped } = capture.statistics(id);
  /** @type {{ datagrams: number, protocol: string | null }[]} */
  const kept = streams?.list({ order: 'first', from: 0, count: 1000 }).streams ?? [];
  const analysed = kept.reduce((sum, { datagrams }) => sum + datagrams, 0);
  const rtp = kept.filter(({ protocol }) => protocol === 'rtp').length;
  const cpuNs = (user + system) * 1000;
  console.log(JSON.stringify({ received, cpuNs, dropped, streams: kept.length, analysed, rtp }));
  streams?.close();
  capture.close();
});
