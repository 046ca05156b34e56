import { describe, expect, it } from 'vitest';
import { filesNamed } from './command-line';

const folder = '/home/me';

describe('files on the command line', () => {
  it('follow the application that a bare Electron runs', () => {
    const argv = ['electron', '--no-sandbox', '/app', 'a.pcapng', '/tmp/b.pcap'];
    expect(filesNamed({ argv, application: '/app', folder })).toEqual([
      '/home/me/a.pcapng',
      '/tmp/b.pcap',
    ]);
  });

  it('follow the program in a package', () => {
    const argv = ['gramscope', '--flag', 'a.pcapng'];
    expect(filesNamed({ argv, application: null, folder })).toEqual(['/home/me/a.pcapng']);
  });

  it('are none where only flags and the application stand', () => {
    const argv = ['electron', '--inspect=0', '-r', '/loader.js', '../../app'];
    expect(filesNamed({ argv, application: '/app', folder })).toEqual([]);
  });

  it('may be URLs of files on this machine', () => {
    const argv = [
      'gramscope',
      'file:///home/me/a%20b.pcapng',
      'file://elsewhere/c.pcap',
      'file:///%00',
    ];
    const files = filesNamed({ argv, application: null, folder });
    expect(files).toContain('/home/me/a b.pcapng');
    expect(files).not.toContain('/c.pcap');
  });
});
