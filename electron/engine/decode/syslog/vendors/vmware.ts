import { readKeyValues } from '../key-values';
import { addField, addParameters, noteFrom, writableFields, type Draft } from '../message';
import { addGroups } from './pattern-fields';
import type { SyslogVendor } from './vendor';
import { words } from '../words';

/** Services of ESXi, vCenter and NSX, by some written with a capital letter, by some in capitals. */
const services: ReadonlySet<string> = new Set(
  words(
    'hostd vpxd vpxa vmkernel vmkwarning vobd fdm rhttpproxy vmauthd',
    'hostd-probe vsanmgmtd vmkeventd vmkdevmgr nsx nsxv dfwpktlogs vmon',
    'vpxd-svcs vum-server cmmdsTimeMachineDump storagerm nsx-manager nsx-exporter',
  ).flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()]),
);

/** VMware's enterprise number. */
const enterprise = '@6876';

/** `cpu3:2097481)text`, or with a world's operation behind the number. */
const kernel = /^cpu(\d{1,4}):(\d{1,10})(?: opID=([^)\s]{1,64}))?\)/;

/** `info hostd[2099480] [Originator@6876 sub=Vimsvc opID=x] text` */
const daemon = /^(\w{4,8}) [\w-]{1,40}\[([^\]]{1,40})\] \[Originator@6876 ([^\]]{0,400})\]/;

/** `[netCorrelator] 8us: [esx.problem.net.vmnic.linkstate.down] text` */
const observation = /^\[\w{1,40}\] \d{1,20}us: \[([\w.]{1,120})\]/;

const eventFields = ['eventKey', 'eventPart', 'eventTime', 'eventId', 'eventSeverity', 'user'];

export const vmware: SyslogVendor = {
  name: 'vmware',
  read(draft) {
    const isService = services.has(draft.appname ?? '');
    if (!addEnterpriseData(draft) && !isService) return false;
    draft.vendor = 'vmware';
    if (draft.message !== undefined) readText(draft, draft.message);
    return true;
  },
};

function addEnterpriseData(draft: Draft): boolean {
  if (draft.structuredData === undefined) return false;
  const own = Object.entries(draft.structuredData).filter(([id]) => id.endsWith(enterprise));
  for (const [id, element] of own) addParameters(draft, id, element);
  return own.length > 0;
}

function readText(draft: Draft, message: string): void {
  if (message.startsWith('cpu')) return readKernel(draft, message);
  if (message.startsWith('Event [')) return readEvent(draft, message);
  const match = daemon.exec(message);
  if (match !== null) return readDaemon(draft, match);
  const observed = observation.exec(message);
  if (observed !== null) addGroups(draft, observation, observed, ['eventId']);
}

function readKernel(draft: Draft, message: string): void {
  const match = kernel.exec(message);
  if (match !== null) addGroups(draft, kernel, match, ['cpu', 'world', 'opID']);
}

function readDaemon(draft: Draft, match: RegExpExecArray): void {
  addGroups(draft, daemon, match, ['level', 'thread']);
  const [all, , , pairs = ''] = match;
  // The bracket behind them is the last of the match.
  const at = all.length - 1 - pairs.length;
  const layout = { assign: '=', separator: ' ' };
  readKeyValues(pairs, writableFields(draft), layout, noteFrom(draft, at));
}

/** `Event [3481177] [1-1] [time] [vim.event.UserLoginSessionEvent] [info] [user] …` */
function readEvent(draft: Draft, message: string): void {
  let at = 'Event '.length;
  for (const name of eventFields) {
    const end = message.charAt(at) === '[' ? message.indexOf(']', at) : -1;
    if (end < 0) return;
    addField(draft, name, message.slice(at + 1, end));
    draft.places?.noteField(name, at + 1, end);
    at = end + 2;
  }
}
