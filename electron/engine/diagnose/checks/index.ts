import type { CheckDefinition } from '../check';
import { arrivalCheck } from './arrival';
import { checksumCheck } from './checksum';
import { firewallCheck } from './firewall';
import { groupCheck } from './group';
import { groupLimitCheck } from './group-limit';
import { interfaceCheck } from './interface';
import { membershipCheck } from './membership';
import { multicastRoutingCheck } from './multicast-routing';
import { portCheck } from './port';
import { querierCheck } from './querier';
import { receiveBufferCheck } from './receive-buffer';
import { rpFilterCheck } from './rp-filter';
import { ttlCheck } from './ttl';
import { wrongInterfaceCheck } from './wrong-interface';

/** Everything that is looked at, from the wire to the program. */
export const checkDefinitions: readonly CheckDefinition[] = [
  interfaceCheck,
  groupCheck,
  arrivalCheck,
  wrongInterfaceCheck,
  membershipCheck,
  groupLimitCheck,
  rpFilterCheck,
  firewallCheck,
  ttlCheck,
  querierCheck,
  multicastRoutingCheck,
  portCheck,
  receiveBufferCheck,
  checksumCheck,
];
