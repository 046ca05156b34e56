/** The part of the package that is used; it comes without types. */
declare module 'asn1-ber' {
  export class BerReader {
    constructor(bytes: Buffer);
    /** Bytes that are left. */
    readonly remain: number;
    /** The next identifier octet; null at the end. */
    peek(): number | null;
    /** The content of the next value; null if it goes beyond the end, throws for another tag. */
    readString(tag: number, asBuffer: true): Buffer | null;
    readOID(): string | null;
  }
}
