import type { SocketSettings as NativeSettings } from '#native';
import type { SocketOptions, SocketSettings } from '../../contract';

const nothing: SocketSettings = {
  ttl: null,
  multicastTtl: null,
  multicastLoopback: null,
  broadcast: null,
  multicastInterface: null,
  receiveBuffer: null,
  sendBuffer: null,
};

/** What a socket that is not open was asked to have. */
export function askedSettings(options: SocketOptions): SocketSettings {
  return { ...nothing, ...options };
}

/** What an open socket has. */
export function settingsOf({ udp, receiveBuffer, sendBuffer }: NativeSettings): SocketSettings {
  return {
    ...nothing,
    ...udp,
    receiveBuffer: receiveBuffer.got,
    sendBuffer: sendBuffer.got,
  };
}
