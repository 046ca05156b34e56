import { failure, success, type Result } from '../../contract';

const forms = 'Write 5004 or 5000-5010, with commas between.';

/** Reads ports as a person writes them, each of them once, in ascending order. */
export function readPorts(text: string): Result<number[]> {
  const items = text.split(/[\s,]+/u).filter((item) => item !== '');
  if (items.length === 0) {
    return failure(
      'INPUT_INVALID',
      'No port is named: a group is joined for one port at a time.',
      forms,
    );
  }
  const ports = new Set<number>();
  for (const item of items) {
    const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/u.exec(item) ?? [];
    const [begin, end] = [Number(first), Number(last)];
    if (first === '' || begin < 1 || end > 65_535 || end < begin) {
      return failure(
        'INPUT_INVALID',
        `"${item}" is not a port from 1 to 65535, nor a range of them.`,
        forms,
      );
    }
    for (let port = begin; port <= end; port += 1) ports.add(port);
  }
  return success([...ports].toSorted((a, b) => a - b));
}
