import {
  alertCalls,
  demonstrationCalls,
  discoveryCalls,
  fileCalls,
  socketCalls,
  success,
  type commandCalls,
  type droppedCalls,
  type filterCalls,
  type interfaceCalls,
  type logCalls,
  type sendCalls,
  type settingsCalls,
  type replayCalls,
  type statisticsCalls,
  type markCalls,
  type feedCalls,
  type streamCalls,
  type updateCalls,
} from '../../contract';
import { InterfaceSeconds, listInterfacesWithTraffic, type FileCapture } from '../../engine';
import type { Live } from '../live';
import type { Handlers } from '../registrar';
import type { Shown } from '../window';
import { alertHandlers } from './alerts';
import { commandHandlers } from './commands';
import { demonstrationHandlers } from './demonstration';
import { discoveryHandlers } from './discovery';
import { droppedHandlers } from './dropped';
import { fileHandlers } from './file';
import { filterHandlers } from './filter';
import { groupsHandlers } from './groups';
import { refuseAll, type HandlersOf } from './group';
import { logHandlers, type Log } from './log';
import { sendHandlers } from './send';
import { settingsHandlers } from './settings';
import { replayHandlers } from './replay';
import { markHandlers } from './marks';
import { socketHandlers } from './sockets';
import { statisticsHandlers } from './statistics';
import { feedHandlers } from './feeds';
import { streamHandlers } from './streams';
import { updateHandlers } from './updates';

/** Of this machine, whichever window looks. */
const interfaceSeconds = new InterfaceSeconds();

/** Answers the calls of a window from the running capture. */
export function handlersOfCapture(live: Live, shown: Shown): Handlers {
  const { capture, alerts, demonstration } = live;
  return {
    ...commonHandlers(capture, shown),
    ...socketHandlers(capture),
    ...groupsHandlers(capture, shown),
    ...alertHandlers(alerts),
    ...demonstrationHandlers(demonstration),
    ...discoveryHandlers(live),
    ...refuseAll(fileCalls, 'This window shows a running capture and no file.'),
  };
}

/** Answers the calls of a window from its file. */
export function handlersOfFile(file: FileCapture, shown: Shown): Handlers {
  return {
    ...commonHandlers(file, shown),
    ...fileHandlers(file),
    ...groupsHandlers(null, shown),
    ...refuseAll(socketCalls, 'This window shows a file, which has no sockets.'),
    ...refuseAll(
      demonstrationCalls,
      'This window shows a file; the demonstration is in the window of the running capture.',
    ),
    ...refuseAll(
      discoveryCalls,
      'This window shows a file; what others announce is listened to beside the running capture.',
    ),
    ...refuseAll(alertCalls, 'This window shows a file, on which no alerts are raised.'),
  };
}

type CommonCalls = typeof commandCalls &
  typeof droppedCalls &
  typeof filterCalls &
  typeof interfaceCalls &
  typeof logCalls &
  typeof sendCalls &
  typeof settingsCalls &
  typeof replayCalls &
  typeof statisticsCalls &
  typeof markCalls &
  typeof feedCalls &
  typeof streamCalls &
  typeof updateCalls;

function commonHandlers(log: Log, shown: Shown): HandlersOf<CommonCalls> {
  return {
    'interfaces.list': () => success(listInterfacesWithTraffic(interfaceSeconds)),
    ...commandHandlers(shown.run),
    ...droppedHandlers(shown.openFile),
    ...filterHandlers(shown.matches),
    ...logHandlers(log, shown),
    ...sendHandlers(shown.sending),
    ...settingsHandlers(shown.settings),
    ...replayHandlers(shown),
    ...statisticsHandlers(log, shown),
    ...markHandlers(log, shown),
    ...feedHandlers(shown),
    ...streamHandlers(shown.streams),
    ...updateHandlers(shown.updates),
  };
}
