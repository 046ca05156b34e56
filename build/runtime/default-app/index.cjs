'use strict';
/*
 * Lies in resources/app of an Electron that came without its default app, and does what that does:
 * `electron [flags] PATH [arguments]` runs the application in PATH as if it were installed.
 */
const fs = require('node:fs');
const path = require('node:path');
const { app, dialog } = require('electron');

const commandLine = readCommandLine(process.argv.slice(1));
for (const file of commandLine.modules) require(path.resolve(file));
if (commandLine.target === undefined) fail('Usage: electron [flags] PATH [arguments]');
else runApplication(path.resolve(commandLine.target));

/**
 * Flags of Chromium and Node may stand before the path; only `-r` has its value in a word of its own.
 * @param {readonly string[]} words
 * @returns {{ modules: string[], target: string | undefined }}
 */
function readCommandLine(words) {
  const modules = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '-r' || word === '--require') modules.push(words[(index += 1)]);
    else if (word.startsWith('--app=')) return { modules, target: word.slice('--app='.length) };
    else if (!word.startsWith('-')) return { modules, target: word };
  }
  return { modules, target: undefined };
}

/** @param {string} target directory with a package.json, or a script */
function runApplication(target) {
  // What applications ask to know whether they run from a checkout.
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  let main;
  try {
    const manifest = path.join(target, 'package.json');
    if (fs.existsSync(manifest)) takeIdentity(JSON.parse(fs.readFileSync(manifest, 'utf8')));
    main = require.resolve(target);
    app.setAppPath(fs.existsSync(manifest) ? target : path.dirname(main));
  } catch (error) {
    fail(`Unable to find an application at ${target}\n\n${error.message}`);
    return;
  }
  require(main);
}

/** @param {{ name?: string, productName?: string, version?: string, desktopName?: string }} manifest */
function takeIdentity({ name, productName, version, desktopName }) {
  if (version) app.setVersion(version);
  const shown = productName ?? name;
  if (shown) app.setName(shown);
  if (process.platform === 'linux') app.setDesktopName?.(desktopName ?? `${app.getName()}.desktop`);
}

/** @param {string} message */
function fail(message) {
  // Before the ready event this prints to stderr where there is no display to show it on.
  dialog.showErrorBox('Error launching app', message);
  process.exit(1);
}
