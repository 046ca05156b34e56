import { join } from 'node:path';
import { expect, root, test } from './support/application';

/** Runs a function body in Electron's main process with the module as `dgram`. */
const script = `
  const { once } = require('node:events');
  const server = dgram.createSocket('udp4');
  server.bind(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const client = dgram.createSocket('udp4');
  const sent = await new Promise((resolve, reject) => {
    client.send('hello', port, '127.0.0.1', (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
  const [message, info] = await once(server, 'message');
  const batches = once(server, 'messages');
  client.sendMany(Array.from({ length: 10 }, () => ({ payload: 'x', port, address: '127.0.0.1' })));
  const [batch] = await batches;
  const clientPort = client.address().port;
  client.close();
  server.close();
  return { sent, text: String(message), info, clientPort, size: batch.size(0), batches: batch.length };
`;

test('the dgram module works in the main process of Electron', async ({ app }) => {
  const result = await app.evaluate(
    async (_electron, { native, body }) => {
      const load = process.mainModule?.require.bind(process.mainModule);
      if (load === undefined) throw new Error('the main process is not CommonJS');
      const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
      return new AsyncFunction('dgram', 'require', body)(load(native).dgram, load);
    },
    { native: join(root, 'native'), body: script },
  );
  expect(result).toMatchObject({ sent: 5, text: 'hello', size: 1 });
  expect(result.info).toMatchObject({ address: '127.0.0.1', family: 'IPv4', size: 5 });
  expect(result.info.port).toBe(result.clientPort);
  expect(result.batches).toBeGreaterThan(0);
});
