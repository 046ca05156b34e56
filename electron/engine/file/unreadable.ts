import { failed, type Failure } from '../../contract';

const reasons: Readonly<Record<string, { what: string; help: string }>> = {
  ENOENT: { what: 'there is no such file', help: 'Check the path.' },
  EACCES: { what: 'you may not read it', help: 'Change its permissions, or run as its owner.' },
  EISDIR: { what: 'it is a folder', help: 'Name a file in it.' },
  ERR_UNFOLLOWABLE: {
    what: 'only a plain file can be followed',
    help: 'Read it without following, or unpack it first.',
  },
  ENOSPC: {
    what: 'there is no room for a temporary copy',
    help: 'Free some space, or set TMPDIR to a folder on another disk.',
  },
};

/** Why a file could not be opened. */
export function explainUnreadable(name: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : String(error);
  const { what, help } = reasons[code] ?? { what: text, help: '' };
  return failed('FILE_UNREADABLE', `Cannot read ${name}: ${what}.`, help);
}
