import * as v from 'valibot';
import { failure, failureSchema, success, type Result } from './failure';
import { rowSchema } from './model';

/** The most marks of one capture or file. */
export const mostMarks = 10_000;

/** The longest comment, in UTF-16 code units. */
export const longestComment = 1000;

export const commentSchema = v.pipe(v.string(), v.maxLength(longestComment));

/** A datagram that somebody marked. */
export const markSchema = v.strictObject({
  /** Its number in the log. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  /** When it came, by which it is known in another file. */
  time: rowSchema.entries.time,
  /** Empty where there is none. */
  comment: commentSchema,
});

/** The file with the marks of a capture file. */
const marksFileSchema = v.strictObject({
  version: v.literal(1),
  marks: v.pipe(v.array(markSchema), v.maxLength(mostMarks)),
});

/** How the marks of a capture or file do. */
export const marksStateSchema = v.strictObject({
  /** Grows with each change: the list is to be asked for anew. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Why they are not read, or not kept; null while all is well. */
  failure: v.nullable(failureSchema),
});

export type Mark = v.InferOutput<typeof markSchema>;
export type MarksFile = v.InferOutput<typeof marksFileSchema>;
export type MarksState = v.InferOutput<typeof marksStateSchema>;

/** Reads what a file with marks holds; fails for anything else, and says where. */
export function parseMarksFile(content: unknown): Result<MarksFile> {
  const parsed = v.safeParse(marksFileSchema, content);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue);
  const reason = place === null ? issue.message : `${place}: ${issue.message}`;
  return failure('MARKS_UNREADABLE', reason);
}
