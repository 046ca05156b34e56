import * as v from 'valibot';
import { escapeControls, escapeControlsInLines } from './visible-text';

/**
 * What can go wrong, by name. Messages may be reworded at any time; programs and tests look at
 * the code.
 */
export const failureCodes = [
  'ADDRESS_INVALID',
  'ADDRESS_IN_USE',
  'ADDRESS_NOT_LOCAL',
  'CALL_INAPPLICABLE',
  'CANCELLED',
  'CONFIRMATION_NEEDED',
  'CONSENT_REFUSED',
  'DESTINATION_UNREACHABLE',
  'FAMILY_UNSUPPORTED',
  'FILE_DAMAGED',
  'FILE_EXISTS',
  'FILE_UNREADABLE',
  'FILE_UNWRITABLE',
  'FILTER_FAILED',
  'FILTER_INVALID',
  'FRAGMENTS_INCOMPLETE',
  'GROUP_JOINED',
  'GROUP_NOT_JOINED',
  'GROUP_WAITING',
  'INPUT_INVALID',
  'INTERFACE_UNKNOWN',
  'INTERNAL',
  'LINK_TYPE_UNKNOWN',
  'MARKS_FOREIGN',
  'MARKS_UNREADABLE',
  'MESSAGE_TOO_LONG',
  'NOTHING_TO_REPLAY',
  'NOTHING_TO_SAVE',
  'OPTION_REFUSED',
  'PATH_INVALID',
  'PORT_PRIVILEGED',
  'RECEIVE_BUFFER_CLAMPED',
  'RECEIVE_FAILED',
  'REPLAY_STOPPED',
  'RULES_INVALID',
  'SEND_BUFFER_CLAMPED',
  'SEND_REFUSED',
  'SENDER_REFUSED',
  'SETTINGS_INVALID',
  'SOCKET_STOPPED',
  'SOCKET_UNKNOWN',
  'SYSTEM',
  'TOO_MANY_MARKS',
  'TOO_MANY_OPEN_FILES',
  'UPDATE_FAILED',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An error as it crosses processes: a value, never an exception. */
export const failureSchema = v.strictObject({
  code: v.picklist(failureCodes),
  /** What happened, and to which socket, file or field. One sentence, safe to show as is the detail. */
  message: v.string(),
  /** What the person can do about it; empty where nothing helps. */
  detail: v.string(),
});

export type Failure = v.InferOutput<typeof failureSchema>;

/** The outcome of everything that a person or another process may get wrong. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure<Value = never>(
  code: FailureCode,
  message: string,
  detail = '',
): Result<Value> {
  return { ok: false, error: failed(code, message, detail) };
}

/** A failure by itself. Names of files and whatever else it quotes are shown, and not obeyed. */
export function failed(code: FailureCode, message: string, detail: string): Failure {
  return { code, message: escapeControls(message), detail: escapeControlsInLines(detail) };
}
