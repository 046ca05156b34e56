import {
  escapeControls,
  escapeControlsInLines,
  failed,
  longestNotes,
  type Failure,
} from '../../contract';

/** What a server sent, as text that can be looked at: its lines stay, and nothing in it is obeyed. */
export function visibleNotes(notes: string): string {
  const shown = notes.length > longestNotes ? `${notes.slice(0, longestNotes)}\n…` : notes;
  return escapeControlsInLines(shown.replaceAll('\r\n', '\n').trim());
}

/** Remedies by what electron-updater, Node and Chromium say. The first that fits counts. */
const remedies: readonly [said: RegExp, remedy: string][] = [
  [
    /checksum mismatch/iu,
    'What was downloaded is not what was announced, and has been thrown away. Try again; where it happens again, tell those who publish it.',
  ],
  [
    /because only https/u,
    'Tell those who publish it: their feed leads to an address without https.',
  ],
  [/more than \d+ bytes/u, 'Tell those who publish it: it is not what was announced.'],
  [/ENOSPC/u, 'The disk is full: free some of it, and try again.'],
  [
    /EACCES|EPERM|EROFS/u,
    'Gramscope may not write where it has to. Download the newer version yourself.',
  ],
  [
    /CERT|SSL|self.signed/iu,
    'Whoever answers does not prove to be that host. Try another network.',
  ],
  [
    /ENOTFOUND|ECONN|ENET|EHOST|ETIMEDOUT|net::ERR|does not answer|too long|hang up|aborted/iu,
    'Look whether this machine reaches that host, and try again.',
  ],
  [
    /404|not find|parse|invalid|semver|received|expected|no package/iu,
    'The list of versions is missing or damaged. Try again later.',
  ],
];

const longestMessage = 200;

/** What went wrong while `what`, in one sentence, and what to do about it. */
export function updateFailure(what: string, error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  // Of a wrong digest, the digests help nobody.
  const plain = (said.split('\n')[0] ?? '').replace(/, expected \S+, got \S+$/u, '');
  const line = escapeControls(plain).slice(0, longestMessage);
  const found = remedies.find(([pattern]) => pattern.test(said));
  return failed('UPDATE_FAILED', `${what} failed: ${line}`, found?.[1] ?? 'Try again later.');
}
