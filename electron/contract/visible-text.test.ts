import { describe, expect, it } from 'vitest';
import { failure } from './failure';
import { escapeControls, escapeControlsInLines, jsonText } from './visible-text';

const hostile = '\u001b[2J\u202egnp.exe\u2066\u2069\u0085\u2028\ufeff';
const harmless = '\\e[2J\\u202egnp.exe\\u2066\\u2069\\x85\\u2028\\ufeff';

describe('text from elsewhere', () => {
  it('has no character that a terminal or a screen would obey', () => {
    expect(escapeControls(hostile)).toBe(harmless);
  });

  it('can be made safe twice', () => {
    expect(escapeControls(escapeControls(hostile))).toBe(harmless);
  });

  it('keeps its lines where it has some', () => {
    expect(escapeControlsInLines(`one\n${hostile}`)).toBe(`one\n${harmless}`);
  });
});

describe('JSON', () => {
  it('is safe to look at, and still reads as the same value', () => {
    const text = jsonText({ name: hostile }, 2);
    expect(text).toBe(
      `{\n  "name": "\\u001b[2J${harmless.slice(4).replace('\\x', '\\u00').slice(1)}"\n}`,
    );
    expect(JSON.parse(text)).toEqual({ name: hostile });
  });
});

describe('a failure', () => {
  it('quotes nothing that is obeyed, and keeps the lines of what helps', () => {
    const failed = failure('FILE_UNREADABLE', `Cannot read ${hostile}\n.`, `One.\nrm ${hostile}`);
    expect(failed).toEqual({
      ok: false,
      error: {
        code: 'FILE_UNREADABLE',
        message: `Cannot read ${harmless}\\n.`,
        detail: `One.\nrm ${harmless}`,
      },
    });
  });
});
