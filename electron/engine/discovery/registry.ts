import type { DiscoveryProtocolName } from '../../contract';
import { llmnr } from './llmnr';
import { mdns } from './mdns';
import type { DiscoveryProtocol } from './protocol';
import { ptp } from './ptp';
import { sap } from './sap';
import { ssdp } from './ssdp';

/** All that can be listened to. A protocol is one file with its test, and one line here. */
export const discoveryRegistry: Readonly<Record<DiscoveryProtocolName, DiscoveryProtocol>> = {
  sap,
  mdns,
  ssdp,
  llmnr,
  ptp,
};
