// @ts-check
// A sender in Node. Usage: send-in-node MODULE CALL PORT COUNT SIZE, where MODULE is `builtin` or the path
// of another implementation, and CALL `send` or `sendMany`. Prints as send.c does.
const [, , module_, call, port, count, size] = process.argv;
const dgram = module_ === 'builtin' ? require('node:dgram') : require(String(module_)).dgram;

/** Messages on their way at once; more would only grow the queue. */
const FLIGHT = 64;
/** Sent first and not measured: V8 compiles what is hot, which takes as long as sending some 50,000. */
const WARM_UP = 100_000;
const payload = Buffer.alloc(Number(size), 'x');
/** Made once, as the C program makes its message headers once. */
const MESSAGES = Array.from({ length: FLIGHT }, () => ({ payload }));
const socket = dgram.createSocket('udp4');

/** Sends so many, and calls back when all have left. @param {number} total @param {() => void} finish */
function run(total, finish) {
  let sent = 0;
  const next = () => (sent >= total ? finish() : call === 'sendMany' ? many() : single());
  const many = () => {
    const messages = total - sent < FLIGHT ? MESSAGES.slice(0, total - sent) : MESSAGES;
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
}

function measure() {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  run(Number(count), () => {
    const { user, system } = process.cpuUsage(cpu);
    const wallNs = Number(process.hrtime.bigint() - wall);
    console.log(JSON.stringify({ sent: Number(count), cpuNs: (user + system) * 1000, wallNs }));
    socket.close();
  });
}

socket.connect(Number(port), '127.0.0.1', () => run(WARM_UP, measure));
