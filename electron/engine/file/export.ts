import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FileExportCounts, FileSelection } from '#native';
import { failed, failure, success, type Failure, type Result } from '../../contract';
import { explainRecording } from '../capture/recording-refusal';
import { datagramLines } from './datagram-lines';
import type { LogFile } from './log-file';
import { NewFile } from './new-file';
import { countSelected, selectedRows } from './selected-rows';

export type ExportForm =
  /**
   * `ethernet` has each frame behind an Ethernet header, for tools that want one. If absent, frames are
   * as they are, but in pcap when the file has several link types, of which that can hold one.
   */
  | { kind: 'pcapng' | 'pcap'; framing?: 'original' | 'ethernet' }
  /** The fields of `gramscope read`. */
  | { kind: 'csv' | 'jsonl' };

export type ExportTarget =
  | {
      kind: 'file';
      path: string;
      existing: 'keep' | 'replace';
      compression: 'none' | 'gzip';
    }
  /** `name` stands for it in messages. */
  | { kind: 'stream'; write: Write; name: string };

/** Takes the next bytes, and resolves when there may be more. */
export type Write = (bytes: Uint8Array) => Promise<void>;

export interface ExportOptions {
  form: ExportForm;
  to: ExportTarget;
  /** Everything if absent; frames without a datagram belong to that alone. */
  selection?: FileSelection;
  onProgress?: (progress: ExportProgress) => void;
  signal?: AbortSignal;
}

export interface ExportProgress {
  stage: 'indexing' | 'writing';
  /** How much is done, of `total`: bytes of the source, or datagrams where lines are written. */
  done: number;
  total: number;
}

export interface ExportSummary {
  /** Datagrams that were selected. */
  datagrams: number;
  /** What became of the frames; null where lines were written. */
  frames: (FileExportCounts & { framing: 'original' | 'ethernet' }) | null;
}

/** Has all bytes of a stream written. */
type Pour = (source: Readable) => Promise<void>;

type FrameForm = Extract<ExportForm, { kind: 'pcapng' | 'pcap' }>;

/**
 * Writes what a file has, or a part of it, to another file; damage is left out. The target appears
 * when it is whole: after a failure, or when the signal aborts (`CANCELLED`), it is as it was before.
 */
export async function exportLog(
  file: LogFile,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const { to } = options;
  const name = to.kind === 'file' ? to.path : to.name;
  try {
    if (to.kind === 'file' && (await areSame(file.path, to.path))) {
      return failure(
        'FILE_UNWRITABLE',
        `${name} is the file that is read.`,
        'Choose another name.',
      );
    }
    return to.kind === 'file'
      ? await toFile(file, to, options)
      : await writeThrough(file, to.write, options);
  } catch (error) {
    return { ok: false, error: explain(error, name, options.signal) };
  }
}

function explain(error: unknown, name: string, signal: AbortSignal | undefined): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOMEM') {
    return failed('SYSTEM', `${name} was not written: not enough memory.`, '');
  }
  if (signal?.aborted === true || code === 'ERR_LOG_FILE_CLOSED') {
    return failed('CANCELLED', `${name} was not written: cancelled.`, '');
  }
  return explainRecording(error, name);
}

/** By the file itself, whatever its names. */
async function areSame(source: string | null, target: string): Promise<boolean> {
  if (source === null) return false;
  const [one, other] = await Promise.all(
    [source, target].map((name) => stat(name, { bigint: true }).catch(() => undefined)),
  );
  return one !== undefined && one.dev === other?.dev && one.ino === other.ino;
}

async function toFile(
  file: LogFile,
  { path: target, existing, compression }: Extract<ExportTarget, { kind: 'file' }>,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const made = await NewFile.create(target, { existing });
  try {
    const isPlain = compression === 'none';
    const written = await (isFrames(options.form) && isPlain
      ? writeFrames(file, options.form, made.temporary, options)
      : writeThrough(file, (bytes) => made.append(bytes), options));
    await (written.ok ? made.commit() : made.discard());
    return written;
  } catch (error) {
    await made.discard();
    throw error;
  }
}

function isFrames(form: ExportForm): form is FrameForm {
  return form.kind === 'pcapng' || form.kind === 'pcap';
}

/** Into anything that is no plain file. */
async function writeThrough(
  file: LogFile,
  write: Write,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const { form, signal, to } = options;
  const isCompressed = to.kind === 'file' && to.compression === 'gzip';
  const pour: Pour = (source) =>
    isCompressed
      ? pipeline(source, createGzip(), writing(write), { signal })
      : pipeline(source, writing(write), { signal });
  return isFrames(form)
    ? writeThroughScratch(file, form, pour, options)
    : writeLines(file, form.kind, pour, options);
}

/** The end of a pipeline. */
function writing(write: Write) {
  return async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const bytes of source) await write(bytes);
  };
}

async function writeLines(
  file: LogFile,
  kind: 'csv' | 'jsonl',
  pour: Pour,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const indexed = await index(file, options);
  if (!indexed.ok) return indexed;
  const { onProgress, selection = { kind: 'everything' } } = options;
  const total = countSelected(selection, indexed.value);
  const lines = datagramLines(file, kind, selectedRows(selection, indexed.value), (done) =>
    onProgress?.({ stage: 'writing', done, total }),
  );
  await pour(Readable.from(lines, { objectMode: false }));
  return success({ datagrams: total, frames: null });
}

/** Frames are written to files alone, and by another thread: another file it is. */
async function writeThroughScratch(
  file: LogFile,
  form: FrameForm,
  pour: Pour,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const folder = options.to.kind === 'file' ? path.dirname(options.to.path) : tmpdir();
  const scratch = await NewFile.create(path.join(folder, randomUUID()), { existing: 'keep' });
  try {
    const written = await writeFrames(file, form, scratch.temporary, options);
    if (written.ok) await pour(createReadStream(scratch.temporary));
    return written;
  } finally {
    await scratch.discard();
  }
}

async function writeFrames(
  file: LogFile,
  form: FrameForm,
  into: string,
  options: ExportOptions,
): Promise<Result<ExportSummary>> {
  const indexed = await index(file, options);
  if (!indexed.ok) return indexed;
  const { onProgress, selection = { kind: 'everything' }, signal } = options;
  const framing = form.framing ?? framingOf(file, form);
  const counts = await file.native.export({
    path: into,
    container: form.kind,
    framing,
    selection,
    signal,
    onProgress: ({ bytes, size }) => onProgress?.({ stage: 'writing', done: bytes, total: size }),
  });
  const datagrams = countSelected(selection, indexed.value);
  return success({ datagrams, frames: { ...counts, framing } });
}

/** libpcap refuses a file with several link types, and classic pcap has one. */
function framingOf(file: LogFile, { kind }: FrameForm): 'original' | 'ethernet' {
  const linkTypes = new Set(file.native.interfaces().map(({ linkType }) => linkType));
  return kind === 'pcap' && linkTypes.size > 1 ? 'ethernet' : 'original';
}

/** Waits for the index. Resolves to the number of datagrams; fails where there is nothing to export. */
function index(file: LogFile, { onProgress, signal }: ExportOptions): Promise<Result<number>> {
  return file.counted({
    signal,
    onProgress: (done, total) => onProgress?.({ stage: 'indexing', done, total }),
  });
}
