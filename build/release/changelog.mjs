// @ts-check

/**
 * The part of a changelog that is about one version (keepachangelog.com), without its heading.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | null} null where there is no heading for it
 */
export function notesOf(changelog, version) {
  const lines = changelog.replaceAll('\r\n', '\n').split('\n');
  const start = lines.findIndex((line) => versionOf(line) === version);
  if (start < 0) return null;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  return (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
}

/** @param {string} line such as `## [1.2.0] - 2026-01-31` */
function versionOf(line) {
  return line.match(/^## \[?v?(\d+\.\d+\.\d+(?:-[\w.]+)?)\]?(?: |$)/u)?.[1];
}
