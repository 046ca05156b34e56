import { expect, it } from 'vitest';
import { mergeFeeds } from './feeds.mjs';
import { updateFeed } from './update-feed.mjs';

/** @param {string} url */
const feedOf = (url, version = '1.0.0') => ({ version, files: [{ url, sha512: 'a' }], path: url });

it('has the packages of both processors, each once', () => {
  const merged = mergeFeeds(feedOf('a-arm64.exe'), feedOf('a-x64.exe'));
  expect(merged.files.map(({ url }) => url)).toEqual(['a-x64.exe', 'a-arm64.exe']);
  expect(merged.path).toBe('a-x64.exe');
  expect(mergeFeeds(feedOf('a.exe'), feedOf('a.exe')).files).toHaveLength(1);
});

it('does not mix versions', () => {
  expect(() => mergeFeeds(feedOf('a.exe'), feedOf('b.exe', '1.0.1'))).toThrow('1.0.1');
});

it('looks for newer versions where it was told, by https', () => {
  const url = 'https://example.com/gramscope/';
  expect(updateFeed({ GRAMSCOPE_UPDATE_FEED: url })).toEqual({ provider: 'generic', url });
  expect(updateFeed({})).toBeNull();
  expect(() => updateFeed({ GRAMSCOPE_UPDATE_FEED: 'http://example.com/' })).toThrow('https');
});
