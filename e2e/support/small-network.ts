import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What the devices of a small network have to say, with the host that says it, the last byte of 127.0.0.x. */
const messages = [
  [11, 189, 'switch-3', 'LINK', 'Interface GigabitEthernet0/14, changed state to up'],
  [12, 30, 'dhcp-1', 'dhcpd', 'DHCPACK on 10.20.0.57 to 3c:22:fb:41:9a:02 (printer-2) via eth1'],
  [
    13,
    38,
    'bastion',
    'sshd',
    'Failed password for invalid user admin from 203.0.113.9 port 51822 ssh2',
  ],
  [14, 3, 'store-2', 'kernel', 'nvme0n1: I/O error, dev nvme0n1, sector 1953520640'],
  [15, 134, 'lb-1', 'haproxy', 'backend app has 3 of 3 servers up'],
  [16, 188, 'router-1', 'bgpd', 'neighbour 198.51.100.1 went from Established to Idle'],
  [12, 30, 'dhcp-1', 'dhcpd', 'DHCPREQUEST for 10.20.0.58 from a0:36:9f:12:77:31 via eth1'],
  [15, 134, 'lb-1', 'haproxy', 'backend api has 2 of 2 servers up'],
  [17, 22, 'mx-1', 'postfix', '4TnQ2c: to=<ops@example.org>, relay=mx.example.org, status=sent'],
] as const;

/** RTP to two groups at 50 packets a second, the first with a few packets missing. */
const script = `
import json, socket, struct, sys, time
port, groups, media, seconds = json.loads(sys.argv[1])
messages = json.loads(sys.argv[2])

def sender(last):
    out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
    out.bind(("127.0.0.%d" % last, 0))
    return out

hosts = {message[0]: sender(message[0]) for message in messages}
cameras = [sender(21), sender(22)]
begin, said = time.monotonic(), 0
for tick in range(int(seconds * 50)):
    time.sleep(max(0, begin + tick / 50 - time.monotonic()))
    for stream, group in enumerate(groups):
        if stream == 0 and tick in (40, 41, 90):
            continue
        header = struct.pack(">BBHII", 0x80, 0, 65500 + tick & 0xffff, 160 * tick, 0x5ca1ab1e + stream)
        cameras[stream].sendto(header + bytes(160), (group, media))
    # Now one message, now a handful, as networks are.
    for _ in range(4 if tick % 50 < 5 else tick % 5 == 0):
        last, pri, host, tag, text = messages[said % len(messages)]
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = "<%d>1 %s %s %s %d - - %s" % (pri, stamp, host, tag, 400 + last, text)
        hosts[last].sendto(line.encode(), ("127.0.0.1", port))
        said += 1
`;

export interface SmallNetwork {
  /** Where the syslog goes, to 127.0.0.1. */
  port: number;
  /** Where the two streams go, by way of loopback. */
  groups: readonly [string, string];
  mediaPort: number;
  seconds: number;
}

/** Sends what a small network does, over loopback; resolves when it has ended. */
export async function sendAsSmallNetwork(network: SmallNetwork): Promise<void> {
  const { port, groups, mediaPort, seconds } = network;
  const wanted = [JSON.stringify([port, groups, mediaPort, seconds]), JSON.stringify(messages)];
  const child = spawn('python3', ['-c', script, ...wanted], { stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`the small network ended with status ${status}`);
}
