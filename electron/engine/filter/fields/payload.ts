import { payloadFields, type FieldDescription } from '../../decode/payload';
import { utf8Bytes } from '../byte-string';
import type { FilterField } from '../field';
import type { Value } from '../value';

// What the decoders of payloads tell.

function toField({ name, type, description }: FieldDescription): FilterField {
  return {
    name,
    type,
    description,
    values: ({ decoded }) => [decoded?.fields[name] ?? []].flat().map(toValue),
  };
}

function toValue(value: string | number | boolean): Value {
  return typeof value === 'string' ? utf8Bytes(value) : Number(value);
}

const protocols = new Set(payloadFields.map(({ name }) => name.split('.', 1)[0] ?? ''));
protocols.delete('gramscope');

/** A protocol is there where one of its fields is. */
function toPresence(name: string): FilterField {
  return {
    name,
    type: 'presence',
    description: `Datagrams whose payload is ${name}`,
    values: ({ decoded }) => {
      const isThere = Object.keys(decoded?.fields ?? {}).some((field) =>
        field.startsWith(`${name}.`),
      );
      return isThere ? [1] : [];
    },
  };
}

export const payloadFilterFields: readonly FilterField[] = [
  ...[...protocols].map(toPresence),
  ...payloadFields.map(toField),
];
