import type { NetworkInterface } from '#native';
import type { SystemGroups } from './system-groups';

/** The interfaces of this machine at the moment, and what they were when somebody looked before. */
export interface InterfaceLook {
  now: readonly NetworkInterface[];
  before: readonly NetworkInterface[];
  /** Null where the system does not tell. Read when somebody asks for the first time, before anything is repaired. */
  readonly groups: SystemGroups | null;
}

export function byIndex(
  interfaces: readonly NetworkInterface[],
  wanted: number,
): NetworkInterface | undefined {
  return interfaces.find(({ index }) => index === wanted);
}

/** Its index in digits is a name as well, as in zones (RFC 4007, section 11.2). */
export function byName(
  interfaces: readonly NetworkInterface[],
  wanted: string,
): NetworkInterface | undefined {
  return interfaces.find(({ name, index }) => name === wanted || String(index) === wanted);
}

/** What an interface is called, or was when it was seen last. */
export function nameIn({ now, before }: InterfaceLook, index: number): string | undefined {
  return (byIndex(now, index) ?? byIndex(before, index))?.name;
}
