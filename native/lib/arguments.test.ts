import { Capture, type UdpSocketOptions } from '#native';
import { expect, test } from 'vitest';

import { errorOf, withCapture } from './testing/captures';

const VALID = { family: 4, address: '127.0.0.1', port: 0 };

test.each([
  [{ family: 5 }, 'family must be 4 or 6, got 5'],
  [{ family: '4' }, 'family must be 4 or 6, got "4"'],
  [{ address: 'localhost' }, 'address must be an IPv4 address literal, got "localhost"'],
  [{ address: '::1' }, 'address must be an IPv4 address literal, got "::1"'],
  [{ family: 6 }, 'address must be an IPv6 address literal, got "127.0.0.1"'],
  [{ address: 7 }, 'address must be a string, got 7'],
  [{ port: 65536 }, 'port must be an integer from 0 to 65535, got 65536'],
  [{ port: -1 }, 'port must be an integer from 0 to 65535, got -1'],
  [{ port: 1.5 }, 'port must be an integer from 0 to 65535, got 1.5'],
  [{ port: NaN }, 'port must be an integer from 0 to 65535, got NaN'],
  [{ port: '514' }, 'port must be an integer from 0 to 65535, got "514"'],
  [{ port: undefined }, 'port must be an integer from 0 to 65535, got undefined'],
  [{ receiveBuffer: 0 }, 'receiveBuffer must be an integer from 1 to 1073741823, got 0'],
  [{ reuseAddress: 1 }, 'reuseAddress must be a boolean, got 1'],
  [{ ipv6Only: null }, 'ipv6Only must be a boolean, got null'],
  [
    { reuseAddr: true },
    'unknown option "reuseAddr": the options are family, address, port, receiveBuffer, reuseAddress, ipv6Only, id',
  ],
])('openUdp refuses %j', (wrong, message) =>
  withCapture((capture) => {
    const options = { ...VALID, ...wrong } as unknown as UdpSocketOptions;
    expect(errorOf(() => capture.openUdp(options)).message).toBe(message);
  }),
);

test('types and ranges have the errors of Node', () =>
  withCapture((capture) => {
    const open = (wrong: object) => () =>
      capture.openUdp({ ...VALID, ...wrong } as unknown as UdpSocketOptions);
    const range = errorOf(open({ port: 70000 }));
    expect(range).toBeInstanceOf(RangeError);
    expect(range.code).toBe('ERR_OUT_OF_RANGE');
    const type = errorOf(open({ port: 'x' }));
    expect(type).toBeInstanceOf(TypeError);
    expect(type.code).toBe('ERR_INVALID_ARG_TYPE');
  }));

test('a capture refuses limits that are too small, and misspelt options', () => {
  expect(() => new Capture({ temporaryBytes: 1000 })).toThrow(
    'temporaryBytes must be an integer from 1048576 to 9007199254740991, got 1000',
  );
  expect(() => new Capture({ mostrows: 1 } as object)).toThrow(
    'unknown option "mostrows": the options are temporaryBytes, temporarySeconds, mostRows',
  );
  // @ts-expect-error options are an object
  expect(() => new Capture(5)).toThrow('options must be an object, got 5');
});

test('rows refuses what is out of range', () =>
  withCapture((capture) => {
    expect(() => capture.rows(0, 1)).toThrow('first must be an integer from 1');
    expect(() => capture.rows(1, 65537)).toThrow('count must be an integer from 0 to 65536');
    expect(() => capture.rows(1, 1, { payloadLimit: 65536 })).toThrow(
      'payloadLimit must be an integer from 0 to 65535, got 65536',
    );
  }));

test('an id that was never given out is unknown', () =>
  withCapture((capture) => {
    expect(errorOf(() => capture.statistics(1)).code).toBe('ERR_SOCKET_UNKNOWN');
    expect(errorOf(() => capture.closeSocket(1)).code).toBe('ERR_SOCKET_UNKNOWN');
    expect(errorOf(() => capture.closeSocket(0)).code).toBe('ERR_OUT_OF_RANGE');
  }));

test('a listener must be a function', () =>
  withCapture((capture) => {
    // @ts-expect-error a listener is a function or null
    expect(() => capture.onActivity('listener')).toThrow(TypeError);
  }));
