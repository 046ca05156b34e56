export type { Decoded, FieldDescription, Fields, FieldValue, PayloadDatagram } from './decoder';
export type { FieldPlaces } from './places/place';
export { decodePayload, payloadDecoders, payloadFields, placesInPayload } from './registry';
