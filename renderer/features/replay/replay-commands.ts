import { handleCommands, type CommandHandlers } from '../../lib/commands';
import { openTool } from '../../lib/dock';
import { runningOf, type Desk, type ReplayDesk } from './replay-desk';

/** Has commands do what they mean at each moment: most of them only while a replay runs. */
export function followCommands(desk: ReplayDesk): void {
  let stop = handleCommands(handlersOf(desk));
  let known = momentOf(desk.store.getState());
  desk.store.subscribe((state) => {
    const moment = momentOf(state);
    if (moment === known) return;
    known = moment;
    stop();
    stop = handleCommands(handlersOf(desk));
  });
}

/** What decides about the commands there are. */
function momentOf(state: Desk): string {
  return runningOf(state) === null ? state.stage : 'running';
}

function handlersOf(desk: ReplayDesk): CommandHandlers {
  if (runningOf(desk.store.getState()) === null) {
    return { 'replay.start': () => void begin(desk) };
  }
  return {
    'replay.pause': () => void desk.toggle(),
    'replay.step': () => void desk.control({ kind: 'step', count: 1 }),
    'replay.slower': () => void desk.scale(0.5),
    'replay.faster': () => void desk.scale(2),
    'replay.stop': () => void desk.control({ kind: 'stop' }),
  };
}

/** Goes one step further: nothing starts whose survey, concerns included, was not on the screen. */
async function begin(desk: ReplayDesk): Promise<void> {
  openTool('replay');
  const { stage, surveyed } = desk.store.getState();
  if (stage !== 'survey' || surveyed === null) return await desk.survey();
  // What is to be confirmed is confirmed by the button that says so.
  if (surveyed.survey.concerns.length === 0) await desk.start({ paused: false });
}
