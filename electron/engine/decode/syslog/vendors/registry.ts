import type { Draft } from '../message';
import { arista } from './arista';
import { aruba } from './aruba';
import { cef } from './cef';
import { checkpoint } from './checkpoint';
import { f5 } from './f5';
import { fortinet } from './fortinet';
import { hpe } from './hpe';
import { juniper } from './juniper';
import { leef } from './leef';
import { microsoft } from './microsoft';
import { mikrotik } from './mikrotik';
import { paloalto } from './paloalto';
import { ubiquiti } from './ubiquiti';
import type { SyslogVendor } from './vendor';
import { vmware } from './vmware';

/** In the order in which they are tried; Juniper before Arista, whose tokens may be Juniper's. */
export const syslogVendors: readonly SyslogVendor[] = [
  cef,
  leef,
  fortinet,
  paloalto,
  checkpoint,
  juniper,
  f5,
  arista,
  vmware,
  aruba,
  hpe,
  mikrotik,
  ubiquiti,
  microsoft,
];

/** For each code of one byte, those whose messages start with it. */
const byStart: readonly (readonly SyslogVendor[])[] = Array.from({ length: 256 }, (_, code) =>
  syslogVendors.filter(({ starts }) => starts?.includes(String.fromCharCode(code)) ?? true),
);

const ofAnyStart = syslogVendors.filter(({ starts }) => starts === undefined);

/** Whether the message is a vendor's whose decoder is among the above. */
export function readVendor(draft: Draft): boolean {
  const start = draft.message?.charCodeAt(0) ?? 0;
  for (const vendor of byStart[start] ?? ofAnyStart) if (vendor.read(draft)) return true;
  return false;
}
