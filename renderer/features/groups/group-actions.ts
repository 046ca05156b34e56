import type { Membership, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore, liveState } from '../../lib/capture-store';
import { copyText } from '../../lib/clipboard';
import type { DiagnosisWish } from '../../lib/diagnosis-request';
import { showView } from '../../lib/dock';
import { requestFilter } from '../../lib/filter-request';
import { showOutcome } from '../outcome';
import { showStreamsOf } from '../streams';
import { askForDiagnosis } from './diagnosis-store';
import type { GroupLine, SourceLine, TreeLine } from './group-lines';
import { portOf, type GroupPlace, type OwnMembership } from './memberships';
import { groupFilter } from './words';

/** A line that is about a group. */
export type LineOfGroup = GroupLine | SourceLine;

/** The sockets of the running capture; none where the window shows a file. */
export function ourSockets(): readonly SocketState[] {
  return liveState(captureStore.getState())?.sockets ?? [];
}

export function placeOf({ network, state }: LineOfGroup): GroupPlace {
  return { family: state.family, group: state.group, interface: network.name };
}

/** What a diagnosis of a line would look at; null where it is about no group. */
export function wishOf(line: TreeLine | undefined): DiagnosisWish | null {
  if (line === undefined || line.kind === 'interface') return null;
  return {
    group: line.state.group,
    port: portOf(ourSockets(), placeOf(line)),
    interface: line.network.name,
    source: line.kind === 'source' ? line.source : null,
  };
}

export function diagnose(line: TreeLine | undefined): void {
  askForDiagnosis(wishOf(line));
}

export function showStreams({ state }: LineOfGroup): void {
  showStreamsOf(state.group);
}

/** Shows the log with the datagrams of a line alone: the filter says so, where it can be changed. */
export function showDatagrams(line: LineOfGroup): void {
  const { family, group } = line.state;
  const source = line.kind === 'source' ? line.source : null;
  showView('log');
  requestFilter(groupFilter({ family, group, interface: line.network.name, source }), 'alone');
}

export async function leave({ socket, membership }: OwnMembership): Promise<void> {
  const left = await call('sockets.leave', { id: socket.id, membership });
  if (!left.ok) showOutcome(left);
}

/** Has a socket join a group on one interface. */
export async function join(socket: SocketState, place: GroupPlace): Promise<void> {
  const { family, group, interface: name } = place;
  // The family and the form of the group belong together, as the main process checks.
  const membership = { family, group, interface: name } as Membership;
  const joined = await call('sockets.join', { id: socket.id, membership });
  if (!joined.ok) showOutcome(joined);
}

export async function copyLine(text: string): Promise<void> {
  if (await copyText(text)) return;
  showOutcome({
    ok: false,
    error: { code: 'SYSTEM', message: 'The clipboard refused it.', detail: '' },
  });
}
