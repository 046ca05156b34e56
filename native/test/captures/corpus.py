"""Writes the captures on which Gramscope and tshark must agree: corpus.py FOLDER"""

import random
import sys
from pathlib import Path

from frames import *

LONG = udp(bytes(range(256)) * 12)
PLAIN = [ip4(udp(b"frame %d" % number + b"y" * number), ident=number) for number in range(30)]


def of_all_links():
    result = section() + b"".join(interface(link_type) for link_type in LINKS)
    for number, frames in enumerate(LINKS.values()):
        result += b"".join(enhanced(frame, number) for frame in frames)
    return result


def cut():
    frames = [PLAIN[20], ip6(udp(b"hello")), *fragments(LONG, 800, 1)]
    cut_frames = [(frame[:length], len(frame)) for frame in frames for length in range(18, 60)]
    return section() + interface(101) + b"".join(enhanced(part, original=whole) for part, whole in cut_frames)


def of_all_resolutions():
    result = section()
    blocks = []
    for number, resolution in enumerate([0, 1, 3, 6, 9, 10, 0x80, 0x80 | 10, 0x80 | 20, 0x80 | 32]):
        unit = 2 ** (resolution & 0x7F) if resolution & 0x80 else 10**resolution
        result += interface(101, option(9, bytes([resolution])) + option(14, pack("<q", -number)))
        blocks.append(enhanced(PLAIN[0], number, 1_700_000_000 * unit + unit // 3))
    return result + b"".join(blocks)


def of_all_blocks():
    opaque = [(0xBAD, pack("<I", 32473)), (0x40000BAD, pack("<I", 32473)), (9, b"__REALTIME_TIMESTAMP=1\nA=b\n")]
    opaque += [(0x7777, b"unknown"), (0x80000001, b"local"), (4, bytes(4)), (5, bytes(12)), (10, pack("<II", 0x544C534B, 4) + b"key\n")]
    result = section() + interface(101)
    for kind, body in opaque:
        result += enhanced(PLAIN[1]) + block(kind, body)
    result += simple(PLAIN[2]) + obsolete(PLAIN[3]) + interface(1, snap=40) + enhanced(ethernet(PLAIN[4]), 1)
    result += enhanced(PLAIN[5], original=2000) + enhanced(PLAIN[6], original=4)
    result += section(">") + interface(1, order=">") + interface(101, option(9, b"\x09", ">"), order=">")
    result += enhanced(ethernet(PLAIN[7]), order=">") + enhanced(PLAIN[8], 1, 1_700_000_000_123_456_789, order=">")
    result += section(">") + interface(101, snap=32, order=">")
    return result + b"".join(simple(frame[:32], len(frame), ">") for frame in PLAIN[9:]) + obsolete(PLAIN[3], ">")


def fragmented(split, chance):
    """Whole, doubled, incomplete and shuffled: each datagram with an identification of its own."""
    parts = [split(LONG, 800, ident) for ident in range(8)]
    result = parts[0] + parts[1][::-1] + parts[2][:1] + parts[2][2:] + parts[3][1:] + parts[4] + parts[4]
    result += [parts[5][3], *parts[5][3:], *parts[5][:3]] + [part for part in parts[6] for _ in (1, 2)]
    shuffled = [part for ident in range(100, 130) for part in split(udp(chance.randbytes(chance.randrange(1, 3000))), chance.choice([8, 64, 1480]), ident)]
    chance.shuffle(shuffled)
    return result + shuffled


def overlapping(make, chance):
    result = []
    for ident in range(200, 280):
        total = chance.randrange(3, 20) * 8
        whole = udp(chance.randbytes(total - 8))
        parts = [make(0, whole[:16], True, ident), make(8, whole[8:], False, ident)]
        for _ in range(chance.randrange(3, 14)):
            at = chance.randrange(0, total, 8)
            part = whole[at : at + chance.randrange(1, 8) * 8] if chance.random() < 0.5 else chance.randbytes(chance.randrange(1, 8) * 8)
            part = whole[:8] + part[8:] if at == 0 else part
            parts.append(make(at, part, at + len(part) < total or chance.random() < 0.2, ident))
        chance.shuffle(parts)
        result += parts
    return result


def part4(at, part, more, ident):
    return ip4(part, ident=ident, offset=at // 8 | (0x2000 if more else 0))


def part6(at, part, more, ident):
    return ip6(pack("!BBHI", 17, 0, at | more, ident) + part, 44)


def fragmented_tunnels():
    result = fragments(pack("!HH", 0, 0x0800) + ip4(LONG), 600, 1, 47) + fragments(ip6(LONG), 600, 2, 41)
    for number, part in enumerate(fragments(LONG, 800, 3)):
        result += fragments(part, 400, 100 + number, 4) + [gre(0x0800, part)]
    for number, part in enumerate(fragments6(LONG, 800, 4)):
        result += fragments(part, 400, 200 + number, 41)
    # Wireshark mixes protocol and identification: these two belong together in its eyes.
    return result + [ip4(LONG[:800], 17, 0x310, 0x2000), ip4(LONG[800:], 6, 0x307, 100)]


def fragmented_vlans():
    tagged = [(5, part4(0, LONG[:800], True, 1)), (6, part4(800, LONG[800:], False, 1)), (5, part4(800, LONG[800:], False, 1))]
    return [ethernet(pack("!HH", tag, 0x0800) + part, 0x8100) for tag, part in tagged]


def classic(order):
    yield "micro", pcap(PLAIN, order)
    yield "nano", pcap(PLAIN, order, 0xA1B23C4D)
    yield "modified", pcap(PLAIN, order, 0xA1B2CD34, extra=bytes([1, 0, 0, 0, 8, 0, 1, 0]))
    yield "modified-28", pcap(PLAIN, order, 0xA1B2CD34, extra=bytes([1, 0, 0, 0, 8, 0, 1, 0, 0, 0, 0, 0]))
    yield "modified-unmarked", pcap(PLAIN, order, extra=bytes([1, 0, 0, 0, 8, 0, 1, 0]))
    yield "nokia", pcap(PLAIN, order, extra=bytes([1, 2, 3, 4]))
    yield "one", pcap(PLAIN[:1], order)
    yield "swapped", pcap(PLAIN, order, version=(2, 2), swapped=True, snap=30)
    yield "perhaps-swapped", pcap(PLAIN, order, version=(2, 3), swapped=True, snap=30)
    yield "not-swapped", pcap(PLAIN, order, version=(2, 3), snap=30)
    yield "dg-ux", pcap(PLAIN, order, version=(543, 0), swapped=True, snap=30)
    yield "aix", pcap([ethernet(frame) for frame in PLAIN], order, version=(2, 2), link_type=6)
    yield "fcs", pcap([ethernet(frame) + b"abcd" for frame in PLAIN], order, link_type=0x24000001)
    ixia = pcap(PLAIN, order, 0x1C0001AC)
    yield "ixia", ixia[:24] + bytes(4) + ixia[24:]


def corpus():
    chance = random.Random(20260101)
    yield "links.pcapng", of_all_links()
    yield "tunnels.pcapng", pcapng(TUNNELS)
    yield "lengths.pcapng", pcapng(LENGTHS)
    yield "cut.pcapng", cut()
    yield "resolutions.pcapng", of_all_resolutions()
    yield "blocks.pcapng", of_all_blocks()
    yield "fragments4.pcapng", pcapng(fragmented(fragments, chance))
    yield "fragments6.pcapng", pcapng(fragmented(fragments6, chance))
    yield "overlaps4.pcapng", pcapng(overlapping(part4, chance))
    yield "overlaps6.pcapng", pcapng(overlapping(part6, chance))
    yield "fragmented-tunnels.pcapng", pcapng(fragmented_tunnels())
    yield "fragmented-vlans.pcapng", pcapng(fragmented_vlans(), 1)
    yield "largest.pcapng", pcapng(fragments(udp(b"z" * 65000), 1480, 1))
    for order, name in (("<", "little"), (">", "big")):
        for variant, content in classic(order):
            yield f"{variant}-{name}.pcap", content


if __name__ == "__main__":
    for name, content in corpus():
        Path(sys.argv[1], name).write_bytes(content)
