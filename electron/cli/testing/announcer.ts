/** Programs in Python that announce something, as others than Gramscope do. */

const groupSocket = `
import socket, struct, sys, time
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(sys.argv[1]))
`;

/**
 * Announces a session by SAP, a device by SSDP, a clock by PTP, and asks for a name by LLMNR, from the interface
 * with this address, again and again. What comes on its input as a line has it delete the session.
 */
export const announcerScript = `${groupSocket}
import select
sdp = "\\r\\n".join(["v=0", "o=- 1 1 IN IP4 192.0.2.9", "s=Stage \\x1b[31mleft", "c=IN IP4 239.69.1.2/32", "t=0 0",
  "m=audio 5004/2 RTP/AVP 98", "a=rtpmap:98 L24/48000/8", "a=source-filter: incl IN IP4 239.69.1.2 192.0.2.9", ""])
sap = bytes([0x20, 0, 0x12, 0x34, 192, 0, 2, 9]) + b"application/sdp\\0" + sdp.encode()
gone = bytes([0x24, 0, 0x12, 0x34, 192, 0, 2, 9]) + b"o=- 1 1 IN IP4 192.0.2.9"
ssdp = b"\\r\\n".join([b"NOTIFY * HTTP/1.1", b"HOST: 239.255.255.250:1900", b"CACHE-CONTROL: max-age=1800",
  b"LOCATION: http://192.0.2.9/d.xml", b"NT: urn:schemas-upnp-org:device:MediaServer:1", b"NTS: ssdp:alive",
  b"SERVER: example/1", b"USN: uuid:a::urn:schemas-upnp-org:device:MediaServer:1", b"", b""])
llmnr = bytes.fromhex("12340000000100000000000004777061640000010001")
ptp = bytes.fromhex("0b0200407f00003c" + "00" * 13 + "1b21fffe1234560001000c0501" + "00" * 11 +
  "25008006214e5d7fec4670fffe0a0b0c000020")
while True:
    out.sendto(sap, ("239.255.255.255", 9875))
    out.sendto(ssdp, ("239.255.255.250", 1900))
    out.sendto(llmnr, ("224.0.0.252", 5355))
    out.sendto(ptp, ("224.0.1.129", 320))
    if select.select([sys.stdin], [], [], 0.2)[0]:
        sys.stdin.readline()
        sap = gone
`;

/** Answers questions of mDNS, to who asks, as the host with this address: one printer. */
export const responderScript = `${groupSocket}
def name(text):
    return b"".join(bytes([len(part)]) + part.encode() for part in text) + b"\\0"
kinds, kind = name(["_services", "_dns-sd", "_udp", "local"]), name(["_ipp", "_tcp", "local"])
service, host = name(["Lab Printer", "_ipp", "_tcp", "local"]), name(["printer", "local"])
def record(owner, number, data):
    return owner + struct.pack(">HHIH", number, 1, 10, len(data)) + data
answers = {(kinds, 12): record(kinds, 12, kind), (kind, 12): record(kind, 12, service),
  (service, 33): record(service, 33, struct.pack(">HHH", 0, 0, 631) + host), (service, 16): record(service, 16, b"\\x07paper=A"),
  (host, 1): record(host, 1, socket.inet_aton(sys.argv[1]))}
heard = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
heard.bind(("224.0.0.251", 5353))
heard.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.0.0.251") + socket.inet_aton(sys.argv[1]))
print("answering", flush=True)
while True:
    question, who = heard.recvfrom(9000)
    said = [answer for (owner, number), answer in answers.items() if owner + struct.pack(">HH", number, 1) in question]
    if said:
        out.sendto(question[:2] + bytes.fromhex("8400") + struct.pack(">HHHH", 0, len(said), 0, 0) + b"".join(said), who)
`;

/** Sends to these groups and a port, again and again, from the interface with this address. */
export const trafficScript = `${groupSocket}
print("sending", flush=True)
while True:
    for group in sys.argv[3:]:
        out.sendto(b"<13>Oct 11 22:14:15 host app: hello", (group, int(sys.argv[2])))
    time.sleep(0.01)
`;
