"""Frames of every link type and tunnel that are read, and some that must not be."""

from packets import *

DATAGRAM = udp(b"hello")
FOUR = ip4(DATAGRAM)
SIX = ip6(DATAGRAM)
LABEL = pack("!I", 100 << 12 | 0x100 | 64)
SNAP = b"\xaa\xaa\x03\0\0\0\x08\0"


def pppoe(payload, length=None):
    return pack("!BBHHH", 0x11, 0, 1, len(payload) + 2 if length is None else length, 0x21) + payload


def cooked(payload, protocol=0x0800, hardware=1):
    return pack("!HHH8sH", 0, hardware, 6, bytes(8), protocol) + payload


def cooked2(payload, protocol=0x0800, hardware=1):
    return pack("!HHIHBB8s", protocol, 0, 3, hardware, 0, 6, bytes(8)) + payload


def gre(kind, payload, flags=0, extra=b""):
    return ip4(pack("!HH", flags, kind) + extra + payload, 47)


def header(following, body=b"\1\4\0\0\0\0"):
    """An IPv6 extension header."""
    return pack("!BB", following, (len(body) + 2) // 8 - 1) + body


def source_route(pointer, kind=0x83):
    return bytes([kind, 11, pointer, 1, 2, 3, 1, 1, 2, 3, 2, 0])


ETHERNET = [
    ethernet(FOUR),
    ethernet(SIX, 0x86DD),
    ethernet(SIX),
    ethernet(FOUR, 0x86DD),
    *[ethernet(pack("!HH", 5, 0x0800) + FOUR, kind) for kind in (0x8100, 0x88A8, 0x9100, 0x9200)],
    ethernet(pack("!HHHH", 5, 0x8100, 6, 0x0800) + FOUR, 0x88A8),
    ethernet(pack("!HH", 5, len(FOUR) + 8) + SNAP + FOUR, 0x8100),
    ethernet(SNAP + FOUR, len(FOUR) + 8),
    ethernet(SNAP + FOUR + bytes(20), len(FOUR) + 8),
    ethernet(SNAP + FOUR, len(FOUR) + 5),
    ethernet(b"\xaa\xaa\x03\0\0\xf8\x08\0" + FOUR, len(FOUR) + 8),
    ethernet(b"\xaa\xaa\x03\x08\0\x07\x08\0" + FOUR, len(FOUR) + 8),
    ethernet(b"\x06\x06\x03" + FOUR, len(FOUR) + 3),
    *[ethernet(FOUR, kind) for kind in (1501, 1535)],
    ethernet(SNAP + FOUR, 0x8870),
    *[ethernet(LABEL + inner, kind) for kind in (0x8847, 0x8848) for inner in (FOUR, SIX)],
    ethernet(pack("!I", 100 << 12) + LABEL + FOUR, 0x8847),
    ethernet(LABEL + b"\x10\0\0\x21" + FOUR, 0x8847),
    ethernet(pack("!I", 13 << 12 | 0x100) + FOUR, 0x8847),
    *[ethernet(pppoe(FOUR, length), 0x8864) for length in (None, 20, 80, 0)],
]
PPP = [
    *[start + FOUR for start in (b"\xff\3\0\x21", b"\0\x21", b"\x21", b"\xff\3\x21", b"\x0f\0\x08\0")],
    b"\0\x57" + SIX,
    b"\xff\3\2\x81" + LABEL + FOUR,
    b"\xff\3\0\x31\0\1" + ethernet(FOUR),
    b"\xff\3\0\x3d\xc0\0\0\1\0\x21" + FOUR,
    b"\0\x23" + FOUR,
]
NULL = [start + FOUR for start in (b"\2\0\0\0", b"\0\0\0\2", b"\0\2\0\0", b"\0\0\x08\0", b"\xff\3\0\x21", b"\7\0\0\0")]
NULL += [pack(order + "I", family) + SIX for family in (10, 24, 28, 30) for order in "<>"]
COOKED = [
    [
        make(FOUR),
        make(SIX, 0x86DD),
        make(pack("!HH", 5, 0x0800) + FOUR, 0x8100),
        make(SNAP + FOUR, 4),
        make(ethernet(FOUR), 3),
        make(FOUR, 0x0800, 778),
        make(ethernet(FOUR), 0x6558, 778),
        make(FOUR, 0x0800, 65534),
        make(FOUR, 0, 65534),
        make(FOUR, 0x0800, 824),
        make(b"\0\x21" + FOUR, 7),
        make(LABEL + FOUR, 0x8847),
    ]
    for make in (cooked, cooked2)
]
LINKS = {0: NULL, 1: ETHERNET, 9: PPP, 50: PPP, 51: [pppoe(FOUR)], 101: [FOUR, SIX], 104: [b"\x0f\0\x08\0" + FOUR]}
LINKS |= {108: [pack("!I", 2) + FOUR, pack("!I", 30) + SIX, pack("<I", 2) + FOUR], 113: COOKED[0], 276: COOKED[1]}
LINKS |= {12: [FOUR, SIX], 14: [FOUR], 228: [FOUR, SIX], 229: [SIX, FOUR], 204: [b"\0\xff\3\0\x21" + FOUR]}

# Of LINKTYPE_RAW.
TUNNELS = [
    *[ip4(FOUR, protocol) for protocol in (4, 41, 94, 50, 55, 115)],
    *[ip4(SIX, protocol) for protocol in (4, 41)],
    *[ip6(FOUR, 4), ip6(SIX, 41), ip6(FOUR, 41)],
    *[make(b"\x30\0" + ethernet(FOUR), 97) for make in (ip4, ip6)],
    *[make(ethernet(FOUR), 143) for make in (ip4, ip6)],
    *[make(LABEL + FOUR, 137) for make in (ip4, ip6)],
    *[make(pack("!BBHII", 17, 4, 0, 1, 1) + bytes(12) + DATAGRAM, 51) for make in (ip4, ip6)],
    gre(0x0800, FOUR),
    *[gre(0x0800, FOUR, flags, bytes(size)) for flags, size in ((0x8000, 4), (0x2000, 4), (0x1000, 4), (0xB000, 12))],
    gre(0x0800, FOUR, 0x4000, bytes(4) + pack("!HBB4s", 0x0800, 0, 4, bytes(4)) + bytes(4)),
    gre(0x86DD, SIX),
    gre(0x6558, ethernet(FOUR)),
    gre(0x8847, LABEL + FOUR),
    gre(0x880B, b"\0\x21" + FOUR, 0x3001, bytes(8)),
    gre(0x880B, b"\xff\3\0\x21" + FOUR, 0x3081, bytes(12)),
    gre(0x88BE, ethernet(FOUR)),
    gre(0x88BE, pack("!HHI", 0x1000, 0, 0) + ethernet(FOUR), 0x1000, bytes(4)),
    gre(0x22EB, pack("!HHII", 0x2000, 0, 0, 0) + ethernet(FOUR), 0x1000, bytes(4)),
    *[gre(0x883E, start + FOUR) for start in (b"", bytes(4))],
    *[gre(kind, FOUR) for kind in (0, 0x8100)],
    gre(0x894F, pack("!HBBI", 0x0FC2, 2, 1, 0x100) + FOUR),
    *[ip6(header(17) + DATAGRAM, kind) for kind in (0, 43, 60, 135, 139, 140, 253)],
    *[ip4(header(17) + DATAGRAM, kind) for kind in (0, 43, 60)],
    ip6(header(60) + header(43) + header(44) + pack("!BBHI", 60, 0, 0, 7) + header(17) + DATAGRAM, 0),
    ip6(pack("!BB", 17, 9) + bytes(6) + DATAGRAM, 0),
    ip6(DATAGRAM, 59),
    ip4(b"\3\3\0\0\0\0\0\0" + FOUR, 1),
    ip6(b"\1\4\0\0\0\0\0\0" + SIX, 58),
    *[ip4(DATAGRAM, options=options) for options in (b"\1\1\1\0", *[source_route(pointer) for pointer in (4, 8, 12, 5)])],
    *[ip4(DATAGRAM, options=options + source_route(4, 0x89)) for options in (b"\x94\4\0\0", b"\1\1\1\1", b"\0\0\0\0")],
]
LENGTHS = [
    *[make(udp(b"hello", length=length)) for make in (ip4, ip6) for length in (8, 13)],
    ip6(udp(b"hello", length=0)),
    *[ip4(DATAGRAM + bytes(10), total=total) for total in (0, 10, 20, 27, 28, 33)],
    *[ip4(DATAGRAM, first=first) for first in (0x44, 0x4F, 0x55)],
    *[ip6(DATAGRAM, length=length) for length in (0, 4, 100)],
    ip6(header(17, pack("!BBI", 0xC2, 4, 70016)) + udp(b"x" * 70000, length=0), 0, 0),
    ip6(header(17, pack("!BBI", 0xC2, 4, len(DATAGRAM) + 8)) + DATAGRAM, 0, 0),
    *[ip4(DATAGRAM, offset=offset) for offset in (0x4000, 0x8000)],
]
