/** Numbers of record types (RFC 1035, section 3.2.2); the types of the package leave this module out. */
declare module 'dns-packet/types.js' {
  export function toType(name: string): number;
}
