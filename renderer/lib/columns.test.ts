import { describe, expect, it } from 'vitest';
import { defaultLogSettings } from '../../electron/contract';
import { areUsual, columnStyle, moved, shownColumns, sized, stepped, toggled } from './columns';

const { columns } = defaultLogSettings;

const widthOf = (width: number) =>
  sized(columns, 'text', width).find(({ name }) => name === 'text')?.width;

describe('the columns of a table', () => {
  it('are these, unless somebody chose others', () => {
    expect(shownColumns(columns)).toEqual([
      'number',
      'time',
      'source',
      'destination',
      'ttl',
      'length',
      'severity',
      'text',
    ]);
    expect(areUsual(columns, columns)).toBe(true);
    expect(areUsual(sized(columns, 'time', 9), columns)).toBe(false);
    expect(areUsual(sized(sized(columns, 'time', 9), 'time', null), columns)).toBe(true);
  });

  it('can be hidden and shown, all but the last one', () => {
    expect(shownColumns(toggled(columns, 'ttl'))).not.toContain('ttl');
    expect(shownColumns(toggled(columns, 'host'))).toContain('host');
    const one = columns.map((column) => ({ ...column, shown: column.name === 'text' }));
    expect(shownColumns(toggled(one, 'text'))).toEqual(['text']);
  });

  it('can be moved to the place of another, in both directions', () => {
    expect(shownColumns(moved(columns, 'text', 'time')).slice(0, 3)).toEqual([
      'number',
      'text',
      'time',
    ]);
    expect(shownColumns(moved(columns, 'number', 'source')).slice(0, 3)).toEqual([
      'time',
      'source',
      'number',
    ]);
  });

  it('can be moved by a place, not beyond the ends', () => {
    expect(stepped(columns, 'time', 1).map(({ name }) => name)[3]).toBe('time');
    expect(stepped(columns, 'number', -1)).toEqual(columns);
    expect(stepped(columns, 'text', 1)).toEqual(columns);
  });

  it('have widths within bounds', () => {
    expect([widthOf(-4), widthOf(12.5), widthOf(1e6)]).toEqual([1.5, 12.5, 100]);
  });

  it('tell the style sheet their order and their own widths', () => {
    const style = columnStyle(sized(columns, 'ttl', 4), '1rem');
    expect(style['--columns']).toMatch(/^var\(--w-number\) var\(--w-time\).*var\(--w-text\)$/u);
    expect(style).toMatchObject({ '--w-ttl': '4rem', '--m-ttl': '4rem' });
  });
});
