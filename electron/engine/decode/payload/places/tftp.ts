import type { Place } from '../../../../contract';
import { uint16 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { opcodes, zeroEnded } from '../tftp-packet';
import { layout, PlaceList, placeOf, type FieldPlaces } from './place';

const header = layout({ 'tftp.opcode': [0, 2], 'tftp.block': [2, 2], 'tftp.error.code': [2, 2] });

export function tftpPlaces({ payload }: PayloadDatagram): FieldPlaces {
  return { ...header, ...textPlaces(payload) };
}

function textPlaces(payload: Uint8Array): FieldPlaces {
  switch (uint16(payload, 0)) {
    case opcodes.read:
      return requestPlaces(payload, 'tftp.source_file');
    case opcodes.write:
      return requestPlaces(payload, 'tftp.destination_file');
    case opcodes.error:
      return { 'tftp.error.message': textsFrom(payload, 4).slice(0, 1) };
    case opcodes.optionAcknowledgment:
      return optionPlaces(textsFrom(payload, 2));
    default:
      return {};
  }
}

function requestPlaces(payload: Uint8Array, nameOfFile: string): FieldPlaces {
  const [file, mode, ...options] = textsFrom(payload, 2);
  if (file === undefined || mode === undefined) return {};
  return { [nameOfFile]: [file], 'tftp.type': [mode], ...optionPlaces(options) };
}

/** Names and values by turns; a name without a value is none. */
function optionPlaces(texts: readonly Place[]): FieldPlaces {
  const places = new PlaceList();
  const pairs = texts.length - (texts.length % 2);
  for (const [at, { offset, length }] of texts.slice(0, pairs).entries()) {
    places.add(at % 2 === 0 ? 'tftp.option.name' : 'tftp.option.value', offset, length);
  }
  return places.found();
}

/** An empty text is at the NUL that ends it. */
function textsFrom(payload: Uint8Array, from: number): Place[] {
  const texts = zeroEnded(payload.subarray(from)) ?? [];
  return texts.map((text) => {
    const { offset, length } = placeOf(payload, text);
    return { offset, length: Math.max(1, length) };
  });
}
