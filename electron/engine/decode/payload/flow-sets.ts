import { uint16 } from './bytes';

/** A set of records of NetFlow v9 (RFC 3954, section 5) or IPFIX (RFC 7011, section 3.3). */
export interface FlowSet {
  /** 256 and above hold data of the template with that number. */
  id: number;
  /** Without its own header of 4 bytes. */
  content: Uint8Array;
}

/** Sets below 256 are templates of the version or reserved. */
export const firstDataSet = 256;

/**
 * The sets from `start` on. Null unless they fill the datagram of `length` bytes and all but the
 * `templates` are data; where a snap length cut it, those that are there.
 */
export function readFlowSets(
  payload: Uint8Array,
  start: number,
  length: number,
  templates: readonly number[],
): FlowSet[] | null {
  const sets: FlowSet[] = [];
  let at = start;
  while (at + 4 <= Math.min(payload.length, length)) {
    const id = uint16(payload, at);
    const size = uint16(payload, at + 2);
    if (size < 4 || (id < firstDataSet && !templates.includes(id))) return null;
    sets.push({ id, content: payload.subarray(at + 4, at + size) });
    at += size;
  }
  const fills = payload.length < length ? at <= length : at === length;
  return fills ? sets : null;
}

/** Numbers of the templates in a template set. */
export function templateIds(set: FlowSet, options: TemplateOptions): readonly number[] {
  return templateOffsets(set, options).map((at) => uint16(set.content, at));
}

interface TemplateOptions {
  /** Whether fields of an enterprise have 8 bytes instead of 4 (RFC 7011, section 3.2). */
  enterpriseBit: boolean;
}

/** Where the templates of a template set begin, with their numbers, in bytes of its content. */
export function templateOffsets(
  { content }: FlowSet,
  { enterpriseBit }: TemplateOptions,
): readonly number[] {
  const offsets: number[] = [];
  for (let at = 0; at + 4 <= content.length && uint16(content, at) >= firstDataSet;) {
    offsets.push(at);
    at = endOfTemplate(content, at, enterpriseBit);
  }
  return offsets;
}

function endOfTemplate(content: Uint8Array, start: number, enterpriseBit: boolean): number {
  let at = start + 4;
  for (let left = uint16(content, start + 2); left > 0 && at < content.length; left -= 1) {
    at += enterpriseBit && (uint16(content, at) & 0x8000) !== 0 ? 8 : 4;
  }
  return at;
}

/** `templates 256, 257` and `data of 256 × 2`, as far as there are any. */
export function describeSets(
  sets: readonly FlowSet[],
  templates: readonly number[],
): (string | undefined)[] {
  const counts = new Map<number, number>();
  for (const { id } of sets) if (id >= firstDataSet) counts.set(id, (counts.get(id) ?? 0) + 1);
  const data = [...counts].map(([id, count]) => (count === 1 ? `${id}` : `${id} × ${count}`));
  return [
    templates.length === 0 ? undefined : `templates ${templates.slice(0, 6).join(' ')}`,
    data.length === 0 ? undefined : `data of ${data.slice(0, 6).join(' ')}`,
  ];
}
