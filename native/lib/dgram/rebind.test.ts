import { once } from 'node:events';

import { expect, test } from 'vitest';

import { duringFlood } from '../testing/senders';
import { bound, withSockets } from '../testing/sockets';

test('all that came before a socket was bound anew is counted', () =>
  withSockets(async (create) => {
    for (let round = 0; round < 5; round += 1) {
      const socket = create('udp4');
      let delivered = 0;
      socket.on('messages', (batch) => {
        delivered += batch.length;
      });
      await once(socket, 'listening');
      const flooded = socket.address().port;
      await duringFlood({ address: '127.0.0.1', port: flooded }, async () => {
        await once(socket, 'messages');
        await bound(socket);
      });
      // What came to the earlier port is delivered before this.
      const last = new Promise<void>((resolve) => {
        socket.on('message', (message) => {
          if (String(message) === 'last') resolve();
        });
      });
      create('udp4').send('last', socket.address().port);
      await last;
      expect(socket.statistics()).toMatchObject({ received: delivered });
    }
  }));
