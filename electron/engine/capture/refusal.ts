import { networkInterfaces } from 'node:os';
import {
  failed,
  formatEndpoint,
  type Address,
  type Failure,
  type GroupAddress,
  type UdpAddress,
} from '../../contract';
import { explainGroup } from './group-refusal';
import { findPortHolder } from './port-holder';
import { isSystemError, tooManyFiles, type SystemError } from './system-error';
import { pathOf } from './unix-path';
import { explainUnix } from './unix-refusal';

type Wording = (address: UdpAddress) => Failure | Promise<Failure>;

/** What each error number means to a person who wanted to listen, and what helps. */
const wordings: Readonly<Record<string, Wording>> = {
  EADDRINUSE: portInUse,
  EACCES: portPrivileged,
  EADDRNOTAVAIL: addressNotLocal,
  EAFNOSUPPORT: familyUnsupported,
  EINVAL: zoneMissing,
  EMFILE: outOfFiles,
  ENFILE: outOfFiles,
  ENODEV: interfaceUnknown,
  ENXIO: interfaceUnknown,
};

/** Turns the refusal to open a socket into words; errors that are not the system's go on up. */
export async function explainRefusal(error: unknown, address: Address): Promise<Failure> {
  if (!isSystemError(error)) throw error;
  switch (address.kind) {
    case 'udp':
      return explainUdp(error, address);
    case 'group':
      return explainGroup(error, address) ?? explainUdp(error, bindingOf(address));
    case 'unix':
      return explainUnix(error, pathOf(address));
  }
}

function explainUdp(error: SystemError, address: UdpAddress): Failure | Promise<Failure> {
  const wording = wordings[error.code];
  if (wording !== undefined) return wording(address);
  return failed('SYSTEM', `${endpoint(address)} could not be opened: ${error.message}.`, '');
}

/** A socket for a group is bound to the group. */
function bindingOf({ family, group, port }: GroupAddress): UdpAddress {
  return { kind: 'udp', family, host: group, port };
}

function endpoint(address: UdpAddress): string {
  return formatEndpoint(address.host, address.port);
}

async function portInUse(address: UdpAddress): Promise<Failure> {
  const holder = await findPortHolder(address.port);
  const by = holder === undefined ? 'another program' : `${holder.name} (process ${holder.pid})`;
  const who = holder?.pid === process.pid ? 'this program' : by;
  return failed(
    'ADDRESS_IN_USE',
    `Port ${address.port} on ${address.host} is in use by ${who}.`,
    'Close it there, or choose another port; port 0 lets the system choose a free one.' +
      (holder === undefined ? `\nTo see who uses it: sudo ss -ulpn 'sport = ${address.port}'` : ''),
  );
}

/** ip_unprivileged_port_start: Linux, networking/ip-sysctl. */
function portPrivileged(address: UdpAddress): Failure {
  if (address.port === 0 || address.port >= 1024) {
    return failed(
      'SYSTEM',
      `The system does not permit ${endpoint(address)}.`,
      'A security policy (SELinux, AppArmor, a container) forbids it.',
    );
  }
  return failed(
    'PORT_PRIVILEGED',
    `Port ${address.port} is below 1024, and the system keeps those for privileged programs.`,
    'Choose a port from 1024 up (5514 is usual for syslog), or allow it until the next restart:\n' +
      `sudo sysctl -w net.ipv4.ip_unprivileged_port_start=${address.port}`,
  );
}

function addressNotLocal(address: UdpAddress): Failure {
  const wildcard = address.family === 4 ? '0.0.0.0' : '::';
  const local = localAddresses(address.family);
  const choice = local.length === 0 ? '' : `This machine has: ${local.join(', ')}. `;
  return failed(
    'ADDRESS_NOT_LOCAL',
    `${address.host} is not an address of this machine.`,
    `${choice}Use ${wildcard} to listen on all addresses.`,
  );
}

function localAddresses(family: 4 | 6): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === `IPv${family}`)
    .map((address) => address.address);
}

function familyUnsupported(address: UdpAddress): Failure {
  return failed(
    'FAMILY_UNSUPPORTED',
    `This machine has IPv${address.family} switched off.`,
    address.family === 6
      ? 'Use an IPv4 address, or allow IPv6: sudo sysctl -w net.ipv6.conf.all.disable_ipv6=0'
      : 'Use an IPv6 address.',
  );
}

/** A link-local address means nothing without its interface (RFC 4007, section 6). */
function zoneMissing(address: UdpAddress): Failure {
  const linkLocal = /^fe[89ab][0-9a-f]:/iu.test(address.host) && !address.host.includes('%');
  return linkLocal
    ? failed(
        'INTERFACE_UNKNOWN',
        `${address.host} is a link-local address and needs its interface.`,
        `Write ${address.host}%INTERFACE; gramscope interfaces lists them.`,
      )
    : failed('SYSTEM', `The system refuses ${endpoint(address)} as invalid.`, '');
}

function interfaceUnknown(address: UdpAddress): Failure {
  const zone = address.host.split('%')[1] ?? '';
  return failed(
    'INTERFACE_UNKNOWN',
    `This machine has no interface "${zone}".`,
    'gramscope interfaces lists them.',
  );
}

function outOfFiles(address: UdpAddress): Failure {
  return tooManyFiles(endpoint(address));
}
