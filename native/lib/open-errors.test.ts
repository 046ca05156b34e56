import { expect, test } from 'vitest';

import { errorOf, withCapture } from './testing/captures';
import { runNode, WITHOUT_PRIVILEGES } from './testing/processes';

test('a port in use is an error as Node words it', () =>
  withCapture((capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const error = errorOf(() => capture.openUdp({ family: 4, address: '127.0.0.1', port }));
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe(`bind EADDRINUSE 127.0.0.1:${port}`);
    expect(error).toMatchObject({
      code: 'EADDRINUSE',
      syscall: 'bind',
      address: '127.0.0.1',
      port,
    });
    expect(error.errno).toBe(-98);
  }));

test('a port in use can be shared on request', () =>
  withCapture((capture) => {
    const options = { family: 4, address: '127.0.0.1', reuseAddress: true } as const;
    const { port } = capture.openUdp({ ...options, port: 0 });
    expect(capture.openUdp({ ...options, port }).port).toBe(port);
  }));

test('an address of another machine is an error', () =>
  withCapture((capture) => {
    const error = errorOf(() => capture.openUdp({ family: 4, address: '203.0.113.1', port: 5514 }));
    expect(error.message).toBe('bind EADDRNOTAVAIL 203.0.113.1:5514');
  }));

test('a privileged port is an error', async () => {
  const printed = await runNode(
    `
    const capture = new Capture();
    try {
      capture.openUdp({ family: 4, address: '127.0.0.1', port: 1 });
    } catch (error) {
      console.log(error.code, error.message);
    }
    capture.close();
  `,
    [],
    process.getuid?.() === 0 ? WITHOUT_PRIVILEGES : [],
  );
  expect(printed).toBe('EACCES bind EACCES 127.0.0.1:1');
});

test('a zone that names no interface is an error', () =>
  withCapture((capture) => {
    const error = errorOf(() => capture.openUdp({ family: 6, address: 'fe80::1%nosuch', port: 0 }));
    expect(error).toMatchObject({ code: 'ENODEV', address: 'nosuch' });
  }));

test('a failed open leaves the capture as it was', () =>
  withCapture((capture) => {
    errorOf(() => capture.openUdp({ family: 4, address: '203.0.113.1', port: 0 }));
    expect(capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 }).id).toBe(1);
  }));
