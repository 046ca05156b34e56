import {
  defaultAssumptions,
  type Assumptions,
  type Membership,
  type SocketSetup,
} from '../../../electron/contract';
import { addressOf, initialDraft, problemsOf, type SocketDraft } from './draft';
import { membershipOf, type GroupDraft } from './group-draft';
import { optionsOf, problemsOfOptions, usualOptions, type OptionsDraft } from './option-draft';

/** All that stands in the form for a new socket. */
export interface SetupDraft {
  socket: SocketDraft;
  groups: readonly GroupDraft[];
  reuseAddress: boolean;
  /** Whether all users may send to the path of a Unix socket. */
  othersMaySend: boolean;
  options: OptionsDraft;
  assumptions: Assumptions;
}

export const initialSetup: SetupDraft = {
  socket: initialDraft,
  groups: [],
  reuseAddress: false,
  othersMaySend: false,
  options: usualOptions,
  assumptions: defaultAssumptions,
};

/** The socket that the form means, if it means one; the main process checks it once more. */
export function setupOf({
  socket,
  groups,
  reuseAddress,
  othersMaySend,
  options,
  assumptions,
}: SetupDraft): SocketSetup | undefined {
  const address = addressOf(socket);
  if (address === undefined || Object.keys(problemsOfOptions(options)).length > 0) return undefined;
  const asked = { options: optionsOf(options, socket.kind), reuseAddress, assumptions };
  if (socket.kind === 'unix') return { address, ...asked, othersMaySend };
  const joined = membershipsOf(groups, socket.kind);
  if (joined === undefined) return undefined;
  // Without this, a socket for a group joins that group.
  if (joined.length === 0) return { address, ...asked };
  if (address.kind !== 'group') return { address, ...asked, groups: joined };
  const { kind: _kind, port: _port, ...own } = address;
  return { address, ...asked, groups: [own, ...joined] };
}

/** Undefined where one of them means nothing. */
function membershipsOf(groups: readonly GroupDraft[], family: 4 | 6): Membership[] | undefined {
  const memberships = groups.flatMap((group) => membershipOf(group, family) ?? []);
  return memberships.length === groups.length ? memberships : undefined;
}

/** Whether the address and the port are right; each group and option says for itself. */
export function hasAddress({ socket }: SetupDraft): boolean {
  return Object.keys(problemsOf(socket)).length === 0;
}
