/**
 * Sends datagrams to a group and port by the interface with an address, when they are due. Arguments: group,
 * port and the address of the interface; its input has a datagram a line: milliseconds from the beginning, and the
 * payload in hexadecimal. IP_MULTICAST_IF is 32 on Linux.
 */
export const streamSenderScript = `
import socket, sys, time
group, port, address = sys.argv[1:4]
lines = [line.split() for line in sys.stdin]
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, 32, socket.inet_aton(address))
begin = time.monotonic()
for delay, payload in lines:
    time.sleep(max(0, begin + float(delay) / 1000 - time.monotonic()))
    out.sendto(bytes.fromhex(payload), (group, int(port)))
print('sent', flush=True)
`;
