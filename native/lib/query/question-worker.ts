/** A program of its own: answers questions about datagrams, on a thread that can be ended at any time. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

import type { DatagramRow } from '../log';
import { unpackRows } from '../packed-rows';
import type { JudgedTest, JudgeModule } from './judge';
import type {
  AnswerMessage,
  Question,
  QuestionBatch,
  QuestionMessage,
  QuestionWorkerData,
} from './question-messages';
import { SharedAnswers } from './shared-answers';

/** A datagram that is asked about. */
interface Subject {
  payloads: Buffer;
  begin: number;
  end: number;
  /** There where the judge is asked. */
  row: DatagramRow | undefined;
  context: unknown;
}

type Answerer = (subject: Subject) => boolean;

/** Patterns that are about characters rather than bytes: see the type Predicate. */
const ABOUT_CHARACTERS = /[^\0-\x7f]|\\[upP]/;

function searchFor(source: string, flags: string): Answerer {
  const expression = new RegExp(source, flags);
  const encoding = ABOUT_CHARACTERS.test(source) ? 'utf8' : 'latin1';
  return ({ payloads, begin, end }) => expression.test(payloads.toString(encoding, begin, end));
}

function judgedBy(tests: readonly JudgedTest[], number: number): Answerer {
  const test = tests[number];
  if (test === undefined) {
    throw new Error(`the judge has no test ${number}: it made ${tests.length}`);
  }
  return ({ row, context }) => {
    if (row === undefined) throw new Error('the judge was given no rows');
    try {
      return test(row, context);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`test ${number} of the judge failed: ${reason}`, { cause: error });
    }
  };
}

function answerersFor({ questions, judge }: QuestionWorkerData): Answerer[] {
  const tests = judge === null ? [] : load(judge.module).judge(judge.data);
  return questions.map((question: Question) =>
    question.kind === 'pattern'
      ? searchFor(question.source, question.flags)
      : judgedBy(tests, question.test),
  );
}

function load(module: string): JudgeModule {
  return createRequire(__filename)(module) as JudgeModule;
}

function subjectsOf(batch: QuestionBatch, context: unknown): Subject[] {
  const { buffer, byteOffset, length } = batch.payloads;
  const payloads = Buffer.from(buffer, byteOffset, length);
  const rows = batch.rows === null ? [] : unpackRows(batch.rows);
  return Array.from(batch.ends, (end, index) => {
    const begin = batch.ends[index - 1] ?? 0;
    const row = rows[index];
    if (row !== undefined) row.payload = batch.payloads.subarray(begin, end);
    return { payloads, begin, end, row, context };
  });
}

function answer({ batch, context, first, memory }: QuestionMessage): AnswerMessage {
  const shared = new SharedAnswers(memory);
  let next = first * answerers.length;
  for (const [index, subject] of subjectsOf(batch, context).slice(first).entries()) {
    shared.datagram = first + index + 1;
    for (const answerer of answerers) shared.answers[next++] = answerer(subject) ? 1 : 0;
  }
  shared.datagram = 0;
  return { id: batch.id };
}

const answerers = answerersFor(workerData as QuestionWorkerData);
parentPort?.on('message', (message: QuestionMessage) => {
  parentPort?.postMessage(answer(message), []);
});
