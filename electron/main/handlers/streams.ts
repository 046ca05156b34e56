import { success, type Result, type streamCalls } from '../../contract';
import type { Streams } from '../../engine';
import { nothingAnalysed, type WindowStreams } from '../window-streams';
import type { HandlersOf } from './group';

export function streamHandlers(streams: WindowStreams): HandlersOf<typeof streamCalls> {
  const ask = <Answer>(question: (streams: Streams) => Answer): Result<Answer> => {
    const current = streams.current();
    return current.ok ? success(question(current.value)) : current;
  };
  return {
    'streams.list': (asked) =>
      streams.isEnded ? success(nothingAnalysed) : ask((current) => current.list(asked)),
    'streams.analyse': ({ wanted }) => {
      if (wanted === 'end') return streams.end();
      const begun = streams.begin();
      return begun.ok ? success(null) : begun;
    },
    'streams.show': ({ stream }) => ask((current) => current.show(stream)),
    'streams.events': (asked) => ask((current) => current.events(asked)),
    'streams.filter': ({ stream }) => ask((current) => current.filter(stream)),
    'streams.seek': (asked) => ask((current) => current.seek(asked)),
  };
}
