// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeBundleConfig } from '../build/bundle/node-bundles.mjs';

/** @typedef {{ program: string, args: string[] }} Command */

export const root = fileURLToPath(new URL('..', import.meta.url));
const peers = path.join(root, 'bench', 'peers');

/** The module under test, as a program outside of this repository would name it. */
export const ours = path.join(root, 'native');

/** @param {string} name A script below bench/peers. @param {string[]} args @returns {Command} */
export function nodePeer(name, ...args) {
  return { program: process.execPath, args: [path.join(peers, name), ...args] };
}

/** Compiles a C program below bench/peers. @param {string} name @returns {string} Its path. */
export function compilePeer(name) {
  const binary = path.join(root, 'out', 'bench', name);
  mkdirSync(path.dirname(binary), { recursive: true });
  execFileSync('cc', ['-O2', '-Wall', '-o', binary, path.join(peers, `${name}.c`)]);
  return binary;
}

/**
 * Bundles a module of the engine, for peers that are programs of their own.
 * @param {string} entry
 * @param {string} name
 * @returns {Promise<string>} Its path.
 */
export async function bundleModule(entry, name) {
  const bundle = `out/bench/${name}/${name}.cjs`;
  await build(nodeBundleConfig({ entry, output: bundle }));
  return path.join(root, bundle);
}

/**
 * Runs a receiver while `load` sends to its port; returns what the receiver counted.
 * @param {Command} receiver
 * @param {(port: string) => Promise<void>} load
 * @returns {Promise<{ received: number, cpuNs: number }>}
 */
export async function withReceiver({ program, args }, load) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const read = lines[Symbol.asyncIterator]();
  const ready = await read.next();
  await load(String(ready.value).split(' ')[1] ?? '');
  // What is queued in the kernel still counts.
  await setTimeout(500);
  child.stdin.end();
  const counts = await read.next();
  await once(child, 'exit');
  return JSON.parse(counts.value);
}

/**
 * Runs a program to its end.
 * @param {Command} command
 * @returns {Promise<string>} Its standard output.
 */
export async function output({ program, args }) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${program} ended with status ${status}`);
  return text;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
