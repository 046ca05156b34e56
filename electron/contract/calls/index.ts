import type * as v from 'valibot';
import { alertCalls } from './alerts';
import { commandCalls } from './commands';
import { demonstrationCalls } from './demonstration';
import { discoveryCalls } from './discovery';
import { droppedCalls, mostDropped } from './dropped';
import { fileCalls } from './file';
import { filterCalls } from './filter';
import { groupsCalls } from './groups';
import { interfaceCalls } from './interfaces';
import { logCalls } from './log';
import { sendCalls } from './send';
import { settingsCalls } from './settings';
import { replayCalls } from './replay';
import { markCalls } from './marks';
import { socketCalls } from './sockets';
import { statisticsCalls } from './statistics';
import { streamCalls } from './streams';
import { updateCalls } from './updates';
import { feedCalls } from './feeds';

export {
  alertCalls,
  commandCalls,
  demonstrationCalls,
  discoveryCalls,
  droppedCalls,
  fileCalls,
  filterCalls,
  groupsCalls,
  interfaceCalls,
  logCalls,
  sendCalls,
  markCalls,
  settingsCalls,
  replayCalls,
  socketCalls,
  statisticsCalls,
  streamCalls,
  updateCalls,
  feedCalls,
};
export { mostDropped };
export { copyForms, longestCopy, mostCopied, mostRowsPerCall } from './log';
export { mostMarkedAtOnce } from './marks';

/**
 * Every call that the renderer may make of the main process. Inputs are parsed strictly by the
 * registrar in `electron/main`; outputs are made by our own engine and only typed.
 */
export const calls = {
  ...alertCalls,
  ...commandCalls,
  ...demonstrationCalls,
  ...discoveryCalls,
  ...droppedCalls,
  ...fileCalls,
  ...filterCalls,
  ...groupsCalls,
  ...interfaceCalls,
  ...logCalls,
  ...sendCalls,
  ...settingsCalls,
  ...replayCalls,
  ...markCalls,
  ...socketCalls,
  ...statisticsCalls,
  ...streamCalls,
  ...updateCalls,
  ...feedCalls,
} as const;

export type CallName = keyof typeof calls;
/** Those that a page can make. */
export type PageCall = Exclude<CallName, keyof typeof droppedCalls>;
export type CallInput<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['output']>;

export function isPageCall(name: string): name is PageCall {
  return Object.hasOwn(calls, name) && !Object.hasOwn(droppedCalls, name);
}

export function callChannel(name: CallName): string {
  return `call:${name}`;
}
