import { constants, existsSync, renameSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import type { NativeCapture } from './addon';

export interface SaveOptions {
  /** Whether files that are there are replaced; refused with EEXIST if absent. */
  replace?: boolean;
}

/** Moves the temporary files of a capture to where a person wants them. */
export async function moveFiles(
  capture: NativeCapture,
  target: string,
  replace: boolean,
): Promise<string[]> {
  const wanted = path.resolve(target);
  refuseExisting([wanted], replace);
  try {
    const moves = destinations(capture.holdTemporary(), wanted);
    const targets = moves.map(({ to }) => to);
    refuseExisting(targets, replace);
    for (const { from, to } of moves) await move(capture, from, to);
    return targets;
  } finally {
    capture.release();
  }
}

interface Move {
  from: string;
  to: string;
}

function destinations(files: readonly string[], target: string): Move[] {
  const { dir, name, ext } = path.parse(target);
  const numbered = (group: readonly string[], suffix: string): Move[] =>
    group.map((from, index) => {
      const number = group.length === 1 ? '' : `_${String(index + 1).padStart(5, '0')}`;
      return { from, to: path.join(dir, `${name}${suffix}${number}${ext}`) };
    });
  return [
    ...numbered(
      files.filter((file) => !isUnix(file)),
      '',
    ),
    ...numbered(files.filter(isUnix), '.unix'),
  ];
}

function isUnix(file: string): boolean {
  return path.basename(file).includes('.unix');
}

function refuseExisting(files: readonly string[], replace: boolean): void {
  const existing = replace ? undefined : files.find((file) => existsSync(file));
  if (existing === undefined) return;
  throw Object.assign(new Error(`EEXIST: file already exists, save '${existing}'`), {
    code: 'EEXIST',
    path: existing,
  });
}

async function move(capture: NativeCapture, from: string, to: string): Promise<void> {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyBeside(from, to);
    capture.relocate(from, to);
    await rm(from);
    return;
  }
  capture.relocate(from, to);
}

/** A copy that is there whole, or not at all. */
async function copyBeside(from: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await copyFile(from, partial, constants.COPYFILE_FICLONE);
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
