"""Writes streams for the fuzzer to begin with, in the form of analyse_streams.cc: streams.py FOLDER"""

import sys
from pathlib import Path
from struct import pack

RECOGNISE = 5


def stream(payloads, choice=RECOGNISE, pause=20):
    return bytes([choice]) + b"".join(pack(">HB", len(payload), pause) + payload for payload in payloads)


def rtp(sequence, kind=0, ssrc=7, media=b"media"):
    return pack(">BBHII", 0x80, kind, sequence & 0xFFFF, sequence * 160, ssrc) + media


def checksum(section):
    value = 0xFFFFFFFF
    for byte in section:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return pack(">I", value)


def section(table, number, body):
    head = pack(">BHHBBB", table, 0xB000 | len(body) + 9, number, 0xC1, 0, 0)
    return head + body + checksum(head + body)


def packet(pid, counter, payload=b"", start=False, clock=None):
    field = b"" if clock is None else b"\x07\x10" + pack(">Q", (clock // 300) << 15 | 0x7E00 | clock % 300)[2:]
    control = (0x30 if field else 0x10) | counter & 15
    head = pack(">BHB", 0x47, (0x4000 if start else 0) | pid, control)
    return (head + field + payload).ljust(188, b"\xff")


def tables():
    maps = pack(">HH", 0xFFFF, 0xF000) + pack(">BHH", 0x1B, 0xE101, 0xF000) + pack(">BHH4s", 6, 0xE102, 0xF004, b"\x59\x02ab")
    service = pack(">HBHBH", 1, 0xFF, 7, 0xFC, 0x8009) + b"\x48\x07\x01\x00\x04News"
    return [
        packet(0, 1, b"\0" + section(0, 1, pack(">HH", 7, 0xE100)), True),
        packet(0x100, 1, b"\0" + section(2, 7, maps), True),
        packet(0x11, 1, b"\0" + section(0x42, 1, service), True),
    ]


def transport():
    media = [packet(0x101, at, clock=at * 1_080_000) for at in range(8)]
    return [b"".join(tables()), b"".join(media[:4]), b"".join(media[5:])]


def test(sequence):
    return b"GRAMTEST" + pack(">BBHIQqQ", 1, 0, 40, 9, sequence, sequence * 1000, 1000)


SEEDS = {
    "rtp": stream([rtp(at) for at in [*range(65530, 65540), 65538, 65545, 65543]]),
    "rtp-sources": stream([rtp(at, ssrc=at % 3) for at in range(12)], choice=0),
    "rtp-transport": stream([rtp(at, 33, media=datagram) for at, datagram in enumerate(transport())], choice=0),
    "transport": stream(transport()),
    "transport-204": stream([part[:188].ljust(204, b"r") for part in transport()], choice=1),
    "test": stream([test(at) for at in [0, 1, 4, 3, 3]]),
    "field": stream([b"HEAD" + pack(">I", at) for at in range(20)]),
}

for name, content in SEEDS.items():
    Path(sys.argv[1], name).write_bytes(content)
