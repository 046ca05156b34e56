import { describe, expect, it } from 'vitest';
import type { UdpAddress } from '../../contract';
import { explainRefusal } from './refusal';

const address: UdpAddress = { kind: 'udp', family: 4, host: '198.51.100.1', port: 514 };

function refused(code: string): Error {
  return Object.assign(new Error(`bind ${code}`), { code, errno: -1, syscall: 'bind' });
}

describe('explainRefusal', () => {
  it.each([
    [
      'EACCES',
      address,
      'PORT_PRIVILEGED',
      'sudo sysctl -w net.ipv4.ip_unprivileged_port_start=514',
    ],
    ['EADDRNOTAVAIL', address, 'ADDRESS_NOT_LOCAL', 'Use 0.0.0.0 to listen on all addresses.'],
    ['EAFNOSUPPORT', address, 'FAMILY_UNSUPPORTED', 'Use an IPv6 address.'],
    ['EMFILE', address, 'TOO_MANY_OPEN_FILES', 'ulimit -n'],
    [
      'ENODEV',
      { ...address, family: 6, host: 'fe80::1%eth9' },
      'INTERFACE_UNKNOWN',
      'gramscope interfaces',
    ],
    [
      'EINVAL',
      { ...address, family: 6, host: 'fe80::1' },
      'INTERFACE_UNKNOWN',
      'fe80::1%INTERFACE',
    ],
    ['EADDRINUSE', { ...address, port: 1 }, 'ADDRESS_IN_USE', "sudo ss -ulpn 'sport = 1'"],
  ] as [string, UdpAddress, string, string][])(
    '%s says what to do',
    async (code, wanted, meaning, remedy) => {
      const failure = await explainRefusal(refused(code), wanted);
      expect(failure.code).toBe(meaning);
      expect(failure.detail).toContain(remedy);
    },
  );

  it('does not blame the port for EACCES above 1023', async () => {
    expect(await explainRefusal(refused('EACCES'), { ...address, port: 5514 })).toMatchObject({
      code: 'SYSTEM',
      message: 'The system does not permit 198.51.100.1:5514.',
    });
  });

  it('passes on what it has no words for', async () => {
    expect(await explainRefusal(refused('EIO'), address)).toMatchObject({
      code: 'SYSTEM',
      message: '198.51.100.1:514 could not be opened: bind EIO.',
    });
  });

  it('does not swallow errors that are not the system’s', async () => {
    await expect(explainRefusal(new TypeError('a mistake'), address)).rejects.toThrow('a mistake');
  });
});

describe('explainRefusal of a group', () => {
  const group = { kind: 'group', family: 4, group: '239.1.1.1', port: 5000 } as const;

  it('names the interface that does not exist', async () => {
    const failure = await explainRefusal(refused('ENODEV'), { ...group, interface: 'eth9' });
    expect(failure.code).toBe('INTERFACE_UNKNOWN');
    expect(failure.message).toContain('no interface "eth9"');
  });

  it('names the limit of memberships', async () => {
    expect((await explainRefusal(refused('ENOBUFS'), group)).detail).toContain('igmp_max_member');
  });
});

describe('explainRefusal of a Unix socket', () => {
  const unix = { kind: 'unix', namespace: 'path', path: '/no/such/a.sock' } as const;

  it.each([
    ['ENOENT', 'PATH_INVALID', 'mkdir -p /no/such'],
    ['EACCES', 'PATH_INVALID', 'may write to'],
    ['EADDRINUSE', 'ADDRESS_IN_USE', 'ss -xlp'],
    ['ENAMETOOLONG', 'PATH_INVALID', 'shorter'],
    ['EMFILE', 'TOO_MANY_OPEN_FILES', 'ulimit -n'],
  ])('%s says what to do', async (code, meaning, remedy) => {
    const failure = await explainRefusal(refused(code), unix);
    expect(failure.code).toBe(meaning);
    expect(failure.detail).toContain(remedy);
  });
});
