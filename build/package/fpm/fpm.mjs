#!/usr/bin/env node
// @ts-check
/** Stands in for fpm, which Debian does not have, with dpkg-deb and rpmbuild: as much of it as electron-builder uses. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupError } from '../../setup/setup-error.mjs';
import { parseOrder } from './arguments.mjs';
import { makeDeb } from './deb.mjs';
import { makeRpm } from './rpm.mjs';

const scratch = await mkdtemp(path.join(tmpdir(), 'gramscope-fpm-'));
try {
  const order = parseOrder(process.argv.slice(2));
  await (order.type === 'deb' ? makeDeb(order, scratch) : makeRpm(order, scratch));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof SetupError ? error.message : error);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
