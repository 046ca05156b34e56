/**
 * Sends to groups by one interface, a hundred times a second each, until it is ended: the name of each, and when it
 * was sent in milliseconds since 1970. What cannot be sent at the moment is not. Arguments: the interface, its
 * addresses, IPv4 and IPv6, and NAME=GROUP for each. IP_MULTICAST_IF is 32 and IPV6_MULTICAST_IF 17 on Linux.
 */
export const groupSenderScript = `
import socket, sys, time
interface, address, address6 = sys.argv[1:4]
four = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
four.bind((address, 0))
four.setsockopt(socket.IPPROTO_IP, 32, socket.inet_aton(address))
six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
six.bind((address6, 0))
six.setsockopt(socket.IPPROTO_IPV6, 17, socket.if_nametoindex(interface))
while True:
    for flow in sys.argv[4:]:
        name, group = flow.split('=')
        try:
            (six if ':' in group else four).sendto(f'{name} {time.time() * 1000:.0f}'.encode(), (group, 5000))
        except OSError:
            pass
    time.sleep(0.01)
`;
