import { expect, test } from 'vitest';

import { runNode } from '../testing/processes';

/** `open(count)` binds that many sockets, one after the other, and tells each one's fate. */
const OPEN = `
  const { once } = require('node:events');
  async function open(count) {
    const sockets = [], errors = [];
    for (let i = 0; i < count; i += 1) {
      const socket = dgram.createSocket('udp4');
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening').then(() => sockets.push(socket), (error) => {
        errors.push(error);
        socket.close();
      });
    }
    return { sockets, errors };
  }
`;

const LIMITED = ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'];

test('where no descriptor is left, the socket concerned says so, and the others go on', async () => {
  const printed = await runNode(
    `${OPEN}
    (async () => {
      const { sockets, errors } = await open(80);
      const { code, syscall, message } = errors[0];
      console.log(sockets.length + errors.length, code, syscall, message);
      const [one, other] = sockets;
      one.send('still here', other.address().port, '127.0.0.1');
      console.log(String((await once(other, 'message'))[0]));
      one.close();
      await once(one, 'close');
      const again = await open(1);
      console.log(again.errors.length);
      for (const socket of [...sockets.slice(1), ...again.sockets]) socket.close();
    })();
  `,
    [],
    LIMITED,
  );
  expect(printed.split('\n')).toEqual(['80 EMFILE bind bind EMFILE 127.0.0.1', 'still here', '0']);
});

test('so it is when the very first socket finds none', async () => {
  const printed = await runNode(
    `${OPEN}
    const fs = require('node:fs');
    new Capture().close(); // The addon is a file too, opened at its first use.
    const taken = [];
    try { for (;;) taken.push(fs.openSync('/dev/null')); } catch {}
    (async () => {
      const { errors } = await open(1);
      console.log(errors[0].code);
      const client = dgram.createSocket('udp4');
      const failed = new Promise((resolve) => client.send('x', 9, '127.0.0.1', resolve));
      const [emitted] = await once(client, 'error');
      console.log(emitted.code);
      for (const fd of taken) fs.closeSync(fd);
      const { sockets } = await open(2);
      sockets[0].send('at last', sockets[1].address().port, '127.0.0.1');
      console.log(String((await once(sockets[1], 'message'))[0]));
      for (const socket of [...sockets, client]) socket.close();
    })();
  `,
    [],
    LIMITED,
  );
  expect(printed.split('\n')).toEqual(['EMFILE', 'EMFILE', 'at last']);
});
