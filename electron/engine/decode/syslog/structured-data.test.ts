import { describe, expect, it } from 'vitest';
import { decoded } from './testing/decoded';

const header = '<165>1 - - - - - ';

describe('STRUCTURED-DATA', () => {
  it('has elements with and without parameters', () => {
    expect(decoded(`${header}[a@1 x="1"][empty][b@2 y="2" z=""] text`)).toMatchObject({
      structuredData: { 'a@1': { x: '1' }, empty: {}, 'b@2': { y: '2', z: '' } },
      message: 'text',
      problems: [],
    });
  });

  it('unescapes quotes, backslashes and brackets, and nothing else', () => {
    const { structuredData } = decoded(String.raw`${header}[a x="\"q\" \\ \] \n \\\"" y="\\"]`);
    expect(structuredData).toEqual({ a: { x: String.raw`"q" \ ] \n \"`, y: '\\' } });
  });

  it('is UTF-8', () => {
    expect(decoded(`${header}[a x="Größe"] text`).structuredData).toEqual({ a: { x: 'Größe' } });
  });

  it('ends where no bracket follows', () => {
    expect(decoded(`${header}[a x="1"] [b y="2"] text`)).toMatchObject({
      structuredData: { a: { x: '1' } },
      message: '[b y="2"] text',
    });
  });

  it('keeps all values of a name', () => {
    const { structuredData, problems } = decoded(
      `${header}[origin ip="192.0.2.1" ip="192.0.2.129"] text`,
    );
    expect(structuredData).toEqual({ origin: { ip: '192.0.2.1,192.0.2.129' } });
    expect(problems).toEqual([]);
  });

  it('is safe from names that objects have', () => {
    const { structuredData } = decoded(`${header}[__proto__ __proto__="1" constructor="2"] text`);
    const element = structuredData?.['__proto__'];
    expect(Object.keys(structuredData ?? {})).toEqual(['__proto__']);
    expect(Object.entries(element ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  it.each([
    ['[a x] text', { a: {} }, 'text', 21, 'no PARAM-NAME with an equals sign'],
    ['[a x=] text', { a: {} }, 'text', 22, 'PARAM-VALUE is not quoted'],
    ['[a x=1 y="2"] text', { a: { x: '1', y: '2' } }, 'text', 22, 'PARAM-VALUE is not quoted'],
    [
      '[a x="]1"] text',
      { a: { x: ']1' } },
      'text',
      23,
      'PARAM-VALUE has a bracket that is not escaped',
    ],
    ['[a x="1"]text', { a: { x: '1' } }, 'text', 26, 'no space before MSG'],
    [
      '[a x="1"][a y="2"] text',
      { a: { x: '1', y: '2' } },
      'text',
      27,
      'SD-ID occurs a second time',
    ],
    ['[a x="1"', { a: { x: '1' } }, '[a x="1"', 25, 'STRUCTURED-DATA has no end'],
    ['[=1] text', undefined, '[=1] text', 18, 'no SD-ID that a space or a bracket ends'],
    ['[] text', undefined, '[] text', 18, 'no SD-ID that a space or a bracket ends'],
  ])('notes what is wrong with %s', (text, structuredData, message, offset, reason) => {
    const read = decoded(header + text);
    expect(read.structuredData).toEqual(structuredData);
    expect(read.message).toBe(message);
    expect(read.problems).toEqual([{ offset, reason }]);
  });

  it('notes names that are too long', () => {
    const name = 'n'.repeat(33);
    const { structuredData, problems } = decoded(`${header}[${name} x="1"] text`);
    expect(structuredData).toEqual({ [name]: { x: '1' } });
    expect(problems).toEqual([{ offset: 18, reason: 'SD-NAME is 33 characters, more than 32' }]);
  });
});
