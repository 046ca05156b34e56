import type { Failure, Message } from '../../../electron/contract';
import { openTool } from '../../lib/dock';
import { changeSettings, settingsStore } from '../../lib/settings-store';
import { draftStore } from './draft-store';
import { initialDraft, repetitionOf, sendOptionsOf } from './draft';
import { draftOf, freeName, problemOf, withMessage } from './messages';

/** What is saved of a datagram, so that it, or an answer to it, can be sent. */
export interface MessageToSave {
  /** Another message of that name stays: this one gets a number. */
  name: string;
  form: Message['form'];
  /** Text with escapes, or hexadecimal digits. */
  body: string;
  /** As parseDestination() reads it. */
  to: string;
}

/**
 * Keeps a message, and shows it in the tool for sending. Resolves to why it could not be kept, or to null;
 * it can be sent in either case.
 */
export async function saveMessage({
  name,
  form,
  body,
  to,
}: MessageToSave): Promise<Failure | null> {
  const { messages } = settingsStore.getState();
  const message: Message = {
    name: freeName(messages, name.trim() || 'Message'),
    form,
    body,
    placeholders: false,
    to,
    options: sendOptionsOf(initialDraft),
    repetition: repetitionOf(initialDraft),
  };
  const problem = problemOf(messages, message);
  draftStore.setState({ draft: draftOf(message), loaded: problem === null ? message.name : null });
  openTool('send');
  if (problem !== null) return { code: 'CALL_INAPPLICABLE', message: problem, detail: '' };
  return changeSettings({ messages: withMessage(messages, message) });
}
