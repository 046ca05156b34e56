import type { Row, RowRun } from '../../../electron/contract';

/** A row for tests of which only the number matters. */
export function rowNumbered(number: number): Row {
  return {
    number,
    time: `1700000000.${String(number).padStart(9, '0')}`,
    socket: 1,
    frame: null,
    src: '192.0.2.1',
    srcPort: 514,
    dst: '192.0.2.2',
    dstPort: 5514,
    ttl: 64,
    length: 5,
    interface: 'lo',
    host: null,
    app: null,
    protocol: 'UDP',
    info: null,
    severity: null,
    text: 'hello',
    colour: null,
  };
}

/** Rows `first` to `last`, both included. */
export function rowsNumbered({ first, last }: { first: number; last: number }): RowRun {
  const length = last + 1 - first;
  return { first, rows: Array.from({ length }, (_, index) => rowNumbered(first + index)) };
}
