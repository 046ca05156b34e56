import { success, type groupsCalls } from '../../contract';
import {
  diagnosisAsText,
  groupsOverview,
  listInterfaces,
  thisHost,
  type WatchedCapture,
} from '../../engine';
import { saveDiagnosis } from '../groups/save-diagnosis';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

/** `capture` is null where the window shows a file: then nothing is joined for it. */
export function groupsHandlers(
  capture: WatchedCapture | null,
  { diagnoses, window }: Pick<Shown, 'diagnoses' | 'window'>,
): HandlersOf<typeof groupsCalls> {
  return {
    'groups.list': async ({ interface: only }) =>
      success(
        await groupsOverview({ host: thisHost, interfaces: listInterfaces(), capture, only }),
      ),
    'groups.diagnose': (input) => diagnoses.start(input),
    'groups.diagnosis': () => success(diagnoses.state()),
    'groups.stop': () => {
      diagnoses.stop();
      return success(null);
    },
    'groups.report': () => {
      const { report } = diagnoses;
      return success(report === null ? null : diagnosisAsText(report));
    },
    'groups.save-report': () => saveDiagnosis(window, diagnoses.report),
  };
}
