import { readFileSync } from 'node:fs';

/** What strace(1) is to write down of a process and all its threads. */
export function straceTo(file: string): string[] {
  const watched = ['%file', 'socket,bind,connect,sendto,sendmsg,sendmmsg,setsockopt'].join(',');
  return [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-s',
    '256',
    '-e',
    `trace=${watched}`,
    '-o',
    file,
  ];
}

/** Calls that change something where they are given a path. */
const changing =
  /^(?:rename|link|symlink|unlink|mkdir|rmdir|chmod|chown|truncate|mknod|utime|creat)/u;

/** What no program of ours has business with, and messages name. */
const lures =
  /\/etc\/shadow|\/dev\/zero|\/dev\/stdin|\/proc\/self\/mem|canary|win\.ini|passwd"|[?=]UNC/u;

/** Calls that reach the network, or have others reach us. Those to the kernel itself are no such. */
const reaching =
  /^(?:bind|connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_(?!NETLINK)|^setsockopt\(.*(?:_ADD_|_JOIN_|MEMBERSHIP)|^socket\(AF_PACKET/u;

/** Threads write their names there. */
const harmless = /^\/dev\/null$|^\/proc\/self\/task\/\d+\/comm$/u;

/** What a traced process did that it had no leave for: `folder` is where it may write. */
export function trespasses(trace: string, folder: string): string[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\d+\s+/u, ''))
    .filter((call) => isTrespass(call, folder));
}

function isTrespass(call: string, folder: string): boolean {
  if (reaching.test(call)) return true;
  if (lures.test(call)) return true;
  if (!changing.test(call) && !/^open.*(?:O_WRONLY|O_RDWR|O_CREAT)/u.test(call)) return false;
  const paths = [...call.matchAll(/"([^"]*)"/gu)].map(([, path = '']) => path);
  return paths.some((path) => !path.startsWith(`${folder}/`) && !harmless.test(path));
}
