export interface InterfaceAddress {
  family: 4 | 6;
  /** RFC 5952 text, without a zone. */
  address: string;
  /** Bits: 0 to 32, or 0 to 128. */
  prefixLength: number;
  /** The interface index, for link-local IPv6 addresses. */
  scopeId?: number;
}

export interface NetworkInterface {
  name: string;
  /** 1 or more; what zones and memberships refer to. */
  index: number;
  up: boolean;
  loopback: boolean;
  multicast: boolean;
  broadcast: boolean;
  pointToPoint: boolean;
  /** Bytes; 0 where the system did not say. */
  mtu: number;
  /** Six hexadecimal pairs with colons between them, where the interface has an Ethernet address. */
  mac?: string;
  addresses: InterfaceAddress[];
}
