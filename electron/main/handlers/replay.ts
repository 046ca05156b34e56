import { success, type replayCalls } from '../../contract';
import { checkText } from '../replay/check-text';
import { saveReport } from '../replay/save-report';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

export function replayHandlers({
  replay,
  window,
}: Pick<Shown, 'replay' | 'window'>): HandlersOf<typeof replayCalls> {
  return {
    'replay.check': ({ kind, text }) => success(checkText(kind, text)),
    'replay.survey': ({ request }) => replay.survey(request),
    'replay.forget': () => {
      replay.forget();
      return success(null);
    },
    'replay.start': ({ plan, ...how }) => replay.start(plan, how),
    'replay.control': ({ control }) => replay.control(control),
    'replay.save': () => saveReport(window, replay.report),
  };
}
