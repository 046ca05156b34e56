// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tethered } from '../../build/setup/tether.mjs';
import { output } from '../measure.mjs';
import { SOURCE_ADDRESS } from './destination.mjs';

/** @typedef {import('../measure.mjs').Command} Command */

/** Our own words alone are on it: no neighbour or router is looked for, no group announced. */
const HOLD = `
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
ip link set lo up
echo up
exec cat`;

/**
 * A cable between two hosts, `near` and `far`, each a network namespace with one end that is called as the
 * host. A process holds each until its standard input ends, which it does with this process at the latest.
 */
export class Link {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  #holders = new Map();

  /**
   * @template Result
   * @param {(link: Link) => Promise<Result>} body
   */
  static async with(body) {
    const link = new Link();
    try {
      for (const name of ['near', 'far']) await link.#hold(name);
      await link.#lay();
      return await body(link);
    } finally {
      await link.#end();
    }
  }

  /**
   * The command line that runs a program on one of the hosts. It ends when this process does.
   * @param {'near' | 'far'} host
   * @param {Command} command
   * @returns {Command}
   */
  on(host, { program, args }) {
    const inside = ['-t', this.#pid(host), '-n', program, ...args];
    const [first, rest] = tethered('nsenter', inside);
    return { program: first, args: rest };
  }

  /** How many frames have reached the far end. */
  async arrived() {
    const args = ['-j', '-s', 'link', 'show', 'far'];
    const [shown] = JSON.parse(await output(this.on('far', { program: 'ip', args })));
    return Number(shown.stats64.rx.packets);
  }

  /** @param {string} name */
  async #hold(name) {
    const holder = spawn('unshare', ['-n', 'sh', '-ec', HOLD], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#holders.set(name, holder);
    await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
    if (holder.exitCode !== null) throw new Error('no network namespace: is this root, on Linux?');
  }

  async #lay() {
    await this.#shell('near', `ip link add near type veth peer name far netns ${this.#pid('far')}`);
    await this.#shell('far', 'ip link set far up');
    await this.#shell(
      'near',
      `ip addr add ${SOURCE_ADDRESS}/24 dev near
       ip link set near up
       ip route add 224.0.0.0/4 dev near`,
    );
  }

  /** @param {'near' | 'far'} host @param {string} script */
  async #shell(host, script) {
    await output(this.on(host, { program: 'sh', args: ['-ec', script] }));
  }

  /** @param {'near' | 'far'} host */
  #pid(host) {
    return String(this.#holders.get(host)?.pid);
  }

  async #end() {
    for (const holder of this.#holders.values()) {
      const exit = holder.exitCode === null ? once(holder, 'exit') : undefined;
      holder.stdin?.end();
      await exit;
    }
  }
}
