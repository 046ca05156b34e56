import type { calls } from '../../../contract';
import { alertInputs } from './alerts';
import { commandInputs } from './commands';
import { demonstrationInputs } from './demonstration';
import { discoveryInputs } from './discovery';
import { droppedInputs } from './dropped';
import { feedInputs } from './feeds';
import { fileInputs } from './file';
import { filterInputs } from './filter';
import { groupsInputs } from './groups';
import { interfaceInputs } from './interfaces';
import { logInputs } from './log';
import { markInputs } from './marks';
import { replayInputs } from './replay';
import { sendInputs } from './send';
import { settingsInputs } from './settings';
import { socketInputs } from './sockets';
import { statisticsInputs } from './statistics';
import { streamInputs } from './streams';
import { updateInputs } from './updates';
import type { InputsOf } from './inputs-of';

export const inputs: InputsOf<typeof calls> = {
  ...alertInputs,
  ...commandInputs,
  ...demonstrationInputs,
  ...discoveryInputs,
  ...droppedInputs,
  ...feedInputs,
  ...fileInputs,
  ...filterInputs,
  ...groupsInputs,
  ...interfaceInputs,
  ...logInputs,
  ...markInputs,
  ...replayInputs,
  ...sendInputs,
  ...settingsInputs,
  ...socketInputs,
  ...statisticsInputs,
  ...streamInputs,
  ...updateInputs,
};
