import { isIP } from 'node:net';
import { jsonOf, type Host } from './host';
import { listOf, textOf } from './told';

/** The way to an address. */
export interface Route {
  device: string;
  /** The next hop; null where the address is on the link itself. */
  gateway: string | null;
  /** Whether the address is one of this machine. */
  isLocal: boolean;
}

/** `unknown` where the system does not tell, `none` where there is no way. */
export type FoundRoute = Route | 'none' | 'unknown';

/** The way that the system would choose to an address, which must be a literal. */
export async function routeTo(host: Host, address: string): Promise<FoundRoute> {
  const [bare = ''] = address.split('%');
  if (host.platform !== 'linux' || isIP(bare) === 0) return 'unknown';
  const printed = await host.run('ip', '-j', 'route', 'get', bare);
  // With status 2 the kernel has answered, and the answer is no (ip-route(8)).
  if (printed.kind === 'refused')
    return /RTNETLINK answers/iu.test(printed.words) ? 'none' : 'unknown';
  const [told] = listOf(jsonOf(printed));
  const device = textOf(told?.['dev']);
  if (told === undefined || device === null) return 'unknown';
  const isLocal = textOf(told['type']) === 'local';
  return { device, gateway: textOf(told['gateway']), isLocal };
}

/** Interfaces behind which a gateway lies (/proc/net/route, flag RTF_GATEWAY). */
export async function gatewayDevices(host: Host): Promise<string[]> {
  const text = (await host.read('/proc/net/route')) ?? '';
  const [, ...lines] = text.split('\n');
  const devices = lines.flatMap((line) => {
    const [device = '', , , flags = '0'] = line.split('\t');
    return (Number.parseInt(flags, 16) & 2) === 0 ? [] : [device];
  });
  return [...new Set(devices)];
}
