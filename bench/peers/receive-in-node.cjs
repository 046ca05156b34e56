// @ts-check
// A receiver in Node. Usage: receive-in-node MODULE EVENT BUFFER_BYTES, where MODULE is `builtin` or the
// path of another implementation, and EVENT `message` or `messages`. Prints as receive.c does.
const [, , module_, event, buffer] = process.argv;
const dgram = module_ === 'builtin' ? require('node:dgram') : require(String(module_)).dgram;

let received = 0;
const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: Number(buffer) });
socket.on(String(event), (/** @type {{ length: number }} */ batch) => {
  received += event === 'messages' ? batch.length : 1;
});
socket.bind(0, '127.0.0.1', () => {
  const before = process.cpuUsage();
  console.log('ready', socket.address().port);
  process.stdin.resume().on('end', () => {
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ received, cpuNs: (user + system) * 1000 }));
    socket.close();
  });
});
