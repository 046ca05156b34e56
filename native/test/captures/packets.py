"""Frames and capture files, byte by byte: what a library would refuse to write is what is wanted."""

import socket
import struct

pack = struct.pack


def udp(payload, source=1000, destination=2000, length=None):
    size = len(payload) + 8 if length is None else length
    return pack("!HHHH", source, destination, size, 0) + payload


def ip4(payload, protocol=17, ident=1, offset=0, total=None, options=b"", first=None, ttl=64):
    header = 20 + len(options)
    addresses = socket.inet_aton("10.0.0.1") + socket.inet_aton("10.0.0.2")
    first = 0x40 | header // 4 if first is None else first
    total = header + len(payload) if total is None else total
    return pack("!BBHHHBBH", first, 0, total, ident, offset, ttl, protocol, 0) + addresses + options + payload


def ip6(payload, following=17, length=None, hops=61):
    addresses = socket.inet_pton(socket.AF_INET6, "fd00::1") + socket.inet_pton(socket.AF_INET6, "fd00::2")
    length = len(payload) if length is None else length
    return pack("!IHBB", 0x60000000, length, following, hops) + addresses + payload


def ethernet(payload, kind=0x0800):
    return bytes.fromhex("020000000001020000000002") + pack("!H", kind) + payload


def fragments(payload, size, ident, protocol=17):
    """Of one IPv4 datagram."""
    return [
        ip4(payload[at : at + size], protocol, ident, at // 8 | (0x2000 if at + size < len(payload) else 0))
        for at in range(0, len(payload), size)
    ]


def fragments6(payload, size, ident):
    return [
        ip6(pack("!BBHI", 17, 0, at | (at + size < len(payload)), ident) + payload[at : at + size], 44)
        for at in range(0, len(payload), size)
    ]


def block(kind, body, order="<"):
    body += bytes(-len(body) % 4)
    return pack(order + "II", kind, len(body) + 12) + body + pack(order + "I", len(body) + 12)


def option(code, value, order="<"):
    return pack(order + "HH", code, len(value)) + value + bytes(-len(value) % 4)


def section(order="<"):
    return block(0x0A0D0D0A, pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1), order)


def interface(link_type, options=b"", snap=0, order="<"):
    return block(1, pack(order + "HHI", link_type, 0, snap) + options, order)


def enhanced(frame, number=0, time=1_700_000_000_123_456, original=None, options=b"", order="<"):
    lengths = (time >> 32, time & 0xFFFFFFFF, len(frame), len(frame) if original is None else original)
    padded = frame + bytes(-len(frame) % 4)
    return block(6, pack(order + "IIIII", number, *lengths) + padded + options, order)


def simple(frame, original=None, order="<"):
    return block(3, pack(order + "I", len(frame) if original is None else original) + frame, order)


def obsolete(frame, order="<"):
    time = 1_700_000_000_123_456
    return block(2, pack(order + "HHIIII", 0, 3, time >> 32, time & 0xFFFFFFFF, len(frame), len(frame)) + frame, order)


def pcapng(frames, link_type=101):
    blocks = [enhanced(frame, time=1_700_000_000_000_000 + at) for at, frame in enumerate(frames)]
    return section() + interface(link_type) + b"".join(blocks)


def pcap(frames, order="<", magic=0xA1B2C3D4, link_type=101, version=(2, 4), extra=b"", swapped=False, snap=65535):
    """`extra` goes between each record header and its frame."""
    result = pack(order + "IHHiIII", magic, *version, 0, 0, 65535, link_type)
    for at, frame in enumerate(frames):
        lengths = (min(len(frame), snap), len(frame))
        result += pack(order + "IIII", 1_700_000_000 + at, 123456 + at, *(reversed(lengths) if swapped else lengths))
        result += extra + frame[:snap]
    return result
