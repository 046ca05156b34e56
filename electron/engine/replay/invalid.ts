import { failure, type Result } from '../../contract';

/** Says which option of a player makes no sense; other errors go on up. */
export function explainInvalid(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isAboutOptions = code.startsWith('ERR_INVALID_ARG') || code === 'ERR_OUT_OF_RANGE';
  if (!(error instanceof Error) || !isAboutOptions) throw error;
  return failure('INPUT_INVALID', `The replay makes no sense: ${error.message}.`);
}
