// @ts-check
/** `node build/release/merge-feeds.mjs FROM INTO`: puts the files of one list of versions into another one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { dump, load } from 'js-yaml';
import { mergeFeeds } from './feeds.mjs';

const [from = '', into = ''] = argv.slice(2);
const [one, other] = [from, into].map((file) => load(readFileSync(file, 'utf8')));
writeFileSync(into, dump(mergeFeeds(/** @type {any} */ (one), /** @type {any} */ (other))));
