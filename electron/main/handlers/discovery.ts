import { success, type discoveryCalls } from '../../contract';
import { watch } from '../../engine';
import type { Live } from '../live';
import type { HandlersOf } from './group';

export function discoveryHandlers({
  capture,
  discovery,
  sweep,
}: Live): HandlersOf<typeof discoveryCalls> {
  return {
    'discovery.start': (request) => discovery.start(request),
    'discovery.stop': () => {
      discovery.stop();
      return success(null);
    },
    'discovery.list': (range) => success(discovery.list(range)),
    'discovery.watch': async ({ id }) => {
      const found = discovery.find(id);
      return found.ok ? watch(capture, found.value) : found;
    },
    'sweep.check': (request) => sweep.check(request),
    'sweep.start': (request) => sweep.start(request),
    'sweep.stop': () => {
      sweep.stop();
      return success(null);
    },
    'sweep.state': ({ from, count }) =>
      success({ state: sweep.state(), finds: sweep.finds(from, count) }),
  };
}
