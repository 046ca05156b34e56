import { memo } from 'react';
import { hexByte, offsetText, rowBytes } from './bytes';

interface HexRowProps {
  /** From 0. */
  row: number;
  bytes: Uint8Array;
  glyphs: readonly string[];
  /** Columns that are chosen: `from` included, `to` excluded. */
  from: number;
  to: number;
  /** The byte at the cursor, of the whole payload. */
  cursor: number | null;
}

/** The id under which `aria-activedescendant` finds a byte. */
export function byteId(offset: number | null): string {
  return `detail-byte-${offset ?? 0}`;
}

/** Sixteen bytes. Drawn again only where what is chosen of it changes. */
export const HexRow = memo(
  function HexRow({ row, bytes, glyphs, from, to, cursor }: HexRowProps) {
    const start = row * rowBytes;
    const columns = Array.from({ length: rowBytes }, (_, column) => column);
    return (
      <tr aria-rowindex={row + 1}>
        <th scope="row">{offsetText(start)}</th>
        {columns.map((column) => {
          const offset = start + column;
          const byte = bytes[offset];
          return (
            <td
              key={column}
              id={byteId(offset)}
              data-byte={byte === undefined ? undefined : offset}
              data-chosen={column >= from && column < to}
              data-cursor={offset === cursor}
              aria-selected={column >= from && column < to}
            >
              {byte === undefined ? '' : hexByte(byte)}
            </td>
          );
        })}
        <td className="hex-text">
          {columns.map((column) => (
            <span
              key={column}
              data-byte={start + column < bytes.length ? start + column : undefined}
              data-chosen={column >= from && column < to}
              data-cursor={start + column === cursor}
            >
              {glyphs[start + column] ?? ''}
            </span>
          ))}
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.bytes === after.bytes &&
    before.glyphs === after.glyphs &&
    before.row === after.row &&
    before.from === after.from &&
    before.to === after.to &&
    cursorIn(before) === cursorIn(after),
);

/** Null where the cursor is in another row. */
function cursorIn({ row, cursor }: HexRowProps): number | null {
  return cursor !== null && Math.floor(cursor / rowBytes) === row ? cursor : null;
}
