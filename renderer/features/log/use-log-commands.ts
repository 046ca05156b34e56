import { useEffect } from 'react';
import { handleCommands } from '../../lib/commands';
import { copySelection } from './copying';
import { find, findStore } from './find-store';
import { changeView } from './log-store';
import { toolsStore } from './log-tools-store';
import { beginComment, goToMark, takeReference, toggleMarks } from './marking';
import { following, paused } from './view';

/** Has the commands of the log done as long as it is there. */
export function useLogCommands(): void {
  useEffect(
    () =>
      handleCommands({
        'log.find': () => toolsStore.setState({ line: 'find' }),
        'log.findNext': () => findOrAsk('next'),
        'log.findPrevious': () => findOrAsk('previous'),
        'log.copyText': () => void copySelection('text'),
        'log.copyHex': () => void copySelection('hex'),
        'log.copyJson': () => void copySelection('json'),
        'log.copyCsv': () => void copySelection('csv'),
        'log.copyC': () => void copySelection('c'),
        'log.copySend': () => void copySelection('send'),
        'log.mark': toggleMarks,
        'log.comment': beginComment,
        'log.reference': takeReference,
        'log.follow': () =>
          changeView((view, log) => (view.mode === 'paused' ? following : paused)(view, log)),
        'log.columns': () => toolsStore.setState({ popover: 'columns' }),
        'log.jump': () => toolsStore.setState({ line: 'jump' }),
        'log.marks': () => toolsStore.setState({ popover: 'marks' }),
        'log.nextMark': () => goToMark('next'),
        'log.previousMark': () => goToMark('previous'),
      }),
    [],
  );
}

function findOrAsk(direction: 'next' | 'previous'): void {
  if (findStore.getState().text === '') toolsStore.setState({ line: 'find' });
  else void find(direction);
}
