// @ts-check
// A sender in Node. Usage: send-in-node MODULE CALL PORT COUNT SIZE, where MODULE is `builtin` or the path
// of another implementation, and CALL `send` or `sendMany`. Prints as send.c does.
const [, , module_, call, port, count, size] = process.argv;
const dgram = module_ === 'builtin' ? require('node:dgram') : require(String(module_)).dgram;

/** Messages on their way at once; more would only grow the queue. */
const FLIGHT = 64;
const payload = Buffer.alloc(Number(size), 'x');
const socket = dgram.createSocket('udp4');
const total = Number(count);
let sent = 0;

socket.connect(Number(port), '127.0.0.1', () => {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  const finish = () => {
    const { user, system } = process.cpuUsage(cpu);
    const wallNs = Number(process.hrtime.bigint() - wall);
    console.log(JSON.stringify({ sent, cpuNs: (user + system) * 1000, wallNs }));
    socket.close();
  };
  const next = () => (sent >= total ? finish() : call === 'sendMany' ? many() : single());
  const many = () => {
    const messages = Array.from({ length: Math.min(FLIGHT, total - sent) }, () => ({ payload }));
    socket.sendMany(messages, () => {
      sent += messages.length;
      next();
    });
  };
  const single = () => {
    let flying = Math.min(FLIGHT, total - sent);
    for (let left = flying; left > 0; left -= 1) {
      socket.send(payload, () => {
        sent += 1;
        flying -= 1;
        if (flying === 0) next();
      });
    }
  };
  next();
});
