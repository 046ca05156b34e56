import { addon, type LogSource } from '../addon';
import type { ReplaySurvey, RoutePlan } from './plan';

/** Goes through the index of a log on another thread. Options of a player that are not about it are left out. */
export function surveyReplay(source: LogSource, plan: RoutePlan): Promise<ReplaySurvey> {
  const { selection, routes, paths, truncated, pace, maxGap } = plan;
  return addon().surveyReplay(source, {
    ...(selection && { selection }),
    ...(routes && { routes }),
    ...(paths && { paths }),
    ...(truncated && { truncated }),
    ...(maxGap !== undefined && { maxGap }),
    pace,
  });
}
