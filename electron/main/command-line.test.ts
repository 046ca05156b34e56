import { describe, expect, it } from 'vitest';
import { commandWords, filesNamed } from './command-line';

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

describe('what is to be done without a window', () => {
  it('stands behind the switch and two dashes', () => {
    const argv = ['gramscope', '--no-sandbox', '--as-command', '--', 'listen', 'udp://[::]:514'];
    expect(commandWords([...argv, '--', '-x'])).toEqual(['listen', 'udp://[::]:514', '--', '-x']);
  });

  it.each([
    [['gramscope']],
    [['gramscope', 'listen']],
    [['gramscope', '--', '--as-command', 'listen']],
    [['gramscope', '--as-command', 'capture.pcapng', '--', 'listen']],
  ])('is nothing in %j', (argv) => {
    expect(commandWords(argv)).toBeUndefined();
  });
});
