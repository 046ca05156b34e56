import { success, type alertCalls } from '../../contract';
import type { Alerts } from '../alerts';
import type { HandlersOf } from './group';

export function alertHandlers(alerts: Alerts): HandlersOf<typeof alertCalls> {
  return {
    'alerts.acknowledge': () => {
      alerts.acknowledge();
      return success(null);
    },
    'alerts.clear': () => {
      alerts.clear();
      return success(null);
    },
  };
}
