import type { Capture as NativeCapture, OpenedSocket } from '#native';
import { failure, isMulticast, success, type Address, type Result } from '../../contract';

/**
 * Opens what an address names, and throws what the system says. Fails for a group that nobody would
 * join: nothing ever arrives for it.
 */
export function open(native: NativeCapture, address: Address): Result<OpenedSocket> {
  switch (address.kind) {
    case 'udp':
      if (isMulticast(address.host)) return unjoined(address.host, address.port);
      return success(
        native.openUdp({ family: address.family, address: address.host, port: address.port }),
      );
    case 'group': {
      const { family, group, port, source, interface: joinOn } = address;
      return success(native.openGroup({ family, group, port, source, interface: joinOn }));
    }
    case 'unix':
      return success(native.openUnix({ path: pathOf(address) }));
  }
}

/** A path, or `@name` in the abstract namespace. */
export function pathOf(address: Extract<Address, { kind: 'unix' }>): string {
  return address.namespace === 'path' ? address.path : `@${address.name}`;
}

/** The address with the port that the system chose, where it was asked to. */
export function withActualPort(address: Address, { port }: OpenedSocket): Address {
  return address.kind === 'unix' ? address : { ...address, port };
}

function unjoined(host: string, port: number): Result<never> {
  const group = host.includes(':') ? `[${host}]` : host;
  return failure(
    'GROUP_NOT_JOINED',
    `${host} is a multicast group, and nothing arrives for a group that is not joined.`,
    `To join it, put @ before it: udp://@${group}:${port}`,
  );
}
