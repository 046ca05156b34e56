export type { Decoded, FieldDescription, Fields, FieldValue, PayloadDatagram } from './decoder';
export { decodePayload, payloadDecoders, payloadFields } from './registry';
