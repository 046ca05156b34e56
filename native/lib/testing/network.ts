import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { TETHER } from './processes';

const TIMEOUT_MS = 20_000;

/** Holds a namespace until its input ends. Its addresses are unique, and usable at once. */
const HOLD = `
echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
ip link set lo up
echo up
exec cat`;

/** Runs with a network, and ends it whatever comes. */
export async function withNetwork(body: (network: Network) => Promise<void>): Promise<void> {
  const network = new Network();
  try {
    await body(network);
  } finally {
    await network[Symbol.asyncDispose]();
  }
}

/**
 * Hosts that a test makes: each is a network namespace, held open by a process that ends when this one
 * does, even by SIGKILL. Disposing ends all that was started on them.
 */
export class Network {
  /** For configurations and sockets of what runs on the hosts; goes with the network. */
  readonly directory = mkdtempSync(join(tmpdir(), 'gramscope-network-'));
  readonly #hosts: Host[] = [];
  /** The namespace that this process is in. */
  readonly here = new Host('here', process.pid);

  /** A new host, without any link, which forwards nothing yet. */
  async host(name: string): Promise<Host> {
    const holder = spawn('unshare', ['-n', 'sh', '-ec', HOLD], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const host = new Host(name, holder.pid ?? 0, holder);
    this.#hosts.push(host);
    // Its first words; or none, when it ended.
    await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
    if (holder.exitCode !== null) throw new Error(`no network namespace for ${name}`);
    return host;
  }

  /** A switch, to which all of these are linked: the first has the addresses that end in 1. */
  async lan(network: number, ...hosts: Host[]): Promise<Interface[]> {
    const lan = await this.host('lan');
    await lan.shell('ip link add br0 type bridge mcast_snooping 0; ip link set br0 up');
    const interfaces: Interface[] = [];
    for (const host of hosts) {
      await host.plug(lan);
      await lan.run('ip', 'link', 'set', `to-${host.name}`, 'master', 'br0');
      interfaces.push(await host.address('to-lan', network, interfaces.length + 1));
    }
    return interfaces;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.here.end();
    await Promise.all(this.#hosts.map((host) => host.end()));
    rmSync(this.directory, { recursive: true });
  }
}

/** One end of a link. */
export interface Interface {
  name: string;
  address: string;
  address6: string;
}

/** A program that runs on a host. */
export interface Running {
  child: ChildProcess;
  /** Resolves when its output has this in it; rejects when it ends before. */
  says: (text: string) => Promise<string>;
  /** Resolves to what it printed, when it has ended by itself. */
  ended: Promise<string>;
}

export class Host {
  readonly name: string;
  readonly #pid: number;
  readonly #holder: ChildProcess | undefined;
  readonly #running: ChildProcess[] = [];
  readonly #links: string[] = [];

  constructor(name: string, pid: number, holder?: ChildProcess) {
    this.name = name;
    this.#pid = pid;
    this.#holder = holder;
  }

  /**
   * A cable to another host. Network 7 is 10.7.0.0/24 and fd07::/64, of which this end has 1 and the other
   * 2. The interfaces are called `to-` and the name of the host at the other end.
   */
  async link(other: Host, network: number): Promise<{ mine: Interface; theirs: Interface }> {
    await this.plug(other);
    return {
      mine: await this.address(`to-${other.name}`, network, 1),
      theirs: await other.address(`to-${this.name}`, network, 2),
    };
  }

  /** Lays a cable to another host, both ends up and without addresses. */
  async plug(other: Host): Promise<void> {
    const name = `to-${other.name}`;
    const peer = ['type', 'veth', 'peer', 'name', `to-${this.name}`, 'netns', String(other.#pid)];
    await this.run('ip', 'link', 'add', name, ...peer);
    this.#links.push(name);
    await other.run('ip', 'link', 'set', `to-${this.name}`, 'up');
    await this.run('ip', 'link', 'set', name, 'up');
  }

  /** Gives an interface the addresses number `host` of a network, and the way to all groups. */
  async address(name: string, network: number, host: number): Promise<Interface> {
    const address = `10.${network}.0.${host}`;
    const address6 = `fd${String(network).padStart(2, '0')}::${host}`;
    await this.shell(`
      ip addr add ${address}/24 dev ${name}
      ip -6 addr add ${address6}/64 dev ${name} nodad
      ip route replace 224.0.0.0/4 dev ${name}
    `);
    return { name, address, address6 };
  }

  /** Sends what it has no nearer route for to this address, IPv4 or IPv6. */
  async route(gateway: string): Promise<void> {
    await this.run(
      'ip',
      ...(gateway.includes(':') ? ['-6'] : []),
      'route',
      'add',
      'default',
      'via',
      gateway,
    );
  }

  /** Passes on what is not for itself. */
  async forward(): Promise<void> {
    await this.shell(`
      echo 1 >/proc/sys/net/ipv4/ip_forward
      echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
    `);
  }

  /** Runs a program to its end; resolves to its output, rejects when it fails. */
  async run(...command: string[]): Promise<string> {
    const [program = '', ...args] = this.#inside(command);
    const { stdout } = await promisify(execFile)(program, args, {
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    return stdout;
  }

  /** Runs a shell script to its end, or to the first command that fails. */
  shell(script: string): Promise<string> {
    return this.run('sh', '-ec', script);
  }

  /** Starts a program, a single process, which ends with the network at the latest. */
  start(...command: string[]): Running {
    const [program = '', ...args] = [...TETHER, ...this.#inside(command)];
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#running.push(child);
    return listening(child, command.join(' '));
  }

  /** Ends what was started on this host, and the host. */
  async end(): Promise<void> {
    for (const name of this.#links.splice(0))
      await this.run('ip', 'link', 'del', name).catch(() => {});
    await Promise.all([...this.#running.splice(0), this.#holder].map(gone));
  }

  #inside(command: string[]): string[] {
    return this.#holder === undefined
      ? command
      : ['nsenter', '-t', String(this.#pid), '-n', ...command];
  }
}

function listening(child: ChildProcess, what: string): Running {
  let output = '';
  const listeners = new Set<() => void>();
  const note = (text: string): void => {
    output += text;
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', note);
  child.stderr?.setEncoding('utf8').on('data', note);
  const closed = once(child, 'close');
  const ended = closed.then(() => output);
  const says = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!output.includes(text)) return;
        listeners.delete(look);
        resolve(output);
      };
      listeners.add(look);
      look();
      const complain = (): void => reject(new Error(`${what} ended without "${text}": ${output}`));
      void closed.then(complain, complain);
    });
  return { child, says, ended };
}

async function gone(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
