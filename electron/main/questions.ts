import type { MessageBoxOptions } from 'electron';
import {
  escapeControls,
  type CaptureState,
  type ReplayState,
  type SendingState,
} from '../contract';

/** What would end, or be lost, if a person had their way: they are asked before. */
export type Question = Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons' | 'defaultId'>;

/** What the buttons of the question on quitting mean, in their order; the last is there where something would be lost. */
export const quitAnswers = ['quit', 'stay', 'save'] as const;

export interface Sent {
  /** What the window shows, and so replays. */
  name: string;
  replay: Pick<ReplayState, 'run'>;
  sendings: readonly Pick<SendingState, 'state' | 'to' | 'sent'>[];
}

/** What a window is sending, a line each: it ends with its window. */
export function undertakingsOf({ name, replay: { run }, sendings }: Sent): string[] {
  const replayed = run === null || run.report !== null ? [] : [replayLine(name, run)];
  return [
    ...replayed,
    ...sendings
      .filter(({ state }) => state === 'sending')
      .map(({ to, sent }) => `${datagrams(sent)} sent to ${escapeControls(to)}, and more to come.`),
  ];
}

/** Null where nothing would be lost, and nothing end. */
export function questionOnQuitting(
  { recording, unsaved }: Pick<CaptureState, 'recording' | 'unsaved'>,
  undertakings: readonly string[],
): Question | null {
  if (recording === null && unsaved === 0 && undertakings.length === 0) return null;
  const losses = unsaved > 0 ? [lossesOf(unsaved)] : [];
  const kept = recording === null ? [] : [keptLine(recording.path)];
  return {
    message: messageOf(recording !== null, undertakings.length > 0),
    detail: [...losses, ...kept, ...undertakings].join('\n'),
    ...(unsaved > 0
      ? { buttons: ['Quit without Saving', 'Cancel', 'Save and Quit…'], defaultId: 2 }
      : { buttons: ['Quit', 'Cancel'] }),
  };
}

/** Null where nothing would end. The running capture goes on without its window. */
export function questionOnClosing(undertakings: readonly string[]): Question | null {
  if (undertakings.length === 0) return null;
  return {
    message: 'Close the window and stop sending?',
    detail: undertakings.join('\n'),
    buttons: ['Close', 'Cancel'],
  };
}

function messageOf(isRecording: boolean, isSending: boolean): string {
  if (isRecording && isSending) return 'Quit, end the recording and stop sending?';
  if (isRecording) return 'Quit and end the recording?';
  return isSending ? 'Quit and stop sending?' : 'Quit without saving?';
}

function replayLine(name: string, { progress }: NonNullable<ReplayState['run']>): string {
  const state = progress.state === 'paused' ? 'is paused' : 'is under way';
  return `A replay of ${name} ${state}: ${datagrams(progress.sent)} sent.`;
}

function keptLine(path: string): string {
  return `What was recorded stays in ${path}.`;
}

function lossesOf(unsaved: number): string {
  const are = unsaved === 1 ? 'is' : 'are';
  return `${datagrams(unsaved)} ${are} in no file yet and would be lost.`;
}

function datagrams(count: number): string {
  return count === 1 ? '1 datagram' : `${count.toLocaleString('en-US')} datagrams`;
}
