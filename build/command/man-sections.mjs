// @ts-check
import { definition, roff } from './roff.mjs';

/** What no help says, because it is about all commands. */
export function environment() {
  return [
    ...definition('TMPDIR', [
      roff('The folder of temporary files; /tmp without it. On Windows TEMP.'),
    ]),
    ...definition('TZ', [
      roff('The zone of local times, in what is printed and what is asked for.'),
    ]),
  ];
}

export function files() {
  return [
    ...definition('$TMPDIR/gramscope-PROCESS-*', [
      roff(
        'What is received and not recorded, in pcapng. It goes when the program ends; after a crash the next start deletes it, a day later.',
      ),
    ]),
    ...definition('FILE.unix.pcapng', [
      roff('The Unix datagrams of a recording: libpcap refuses a file with two link types.'),
    ]),
    ...definition('FILE.marks.json', [
      roff(
        'Marks and comments on the datagrams of FILE, made in the window; replay knows them as mark:NAME.',
      ),
    ]),
  ];
}

export function seeAlso() {
  const pages = [
    'ip(8)',
    'logger(1)',
    'tcpdump(8)',
    'wireshark(1)',
    'wireshark-filter(4)',
    'udp(7)',
    'unix(7)',
  ];
  return pages.map((page, index) => {
    const [name = '', part] = page.slice(0, -1).split('(');
    return `.BR ${roff(name)} (${part})${index < pages.length - 1 ? ',' : ''}`;
  });
}
