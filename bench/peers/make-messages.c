/*
 * make-messages FILE COUNT BYTES: writes a classic pcap file of COUNT IPv4 UDP datagrams, bare packets
 * (LINKTYPE_RAW) from 4096 sources on 10.0.0.0/16 and many ports. The payloads are syslog messages of
 * BYTES bytes. One of 8 has the word "error", one of 100000 the word "xylophone".
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252u;

/* xorshift64: the same on every machine. */
static uint32_t chance(uint32_t limit) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 33) % limit;
}

static void put16(uint8_t *at, unsigned value) {
  at[0] = (uint8_t)(value >> 8);
  at[1] = (uint8_t)value;
}

static const char *const kWords[] = {"connection", "from", "user", "closed", "session", "opened",
                                     "accepted", "timeout", "interface", "up", "status", "request"};

static void fill(char *payload, size_t size, uint64_t number) {
  size_t length = (size_t)snprintf(payload, size, "<%u>1 2023-11-14T22:13:20Z host%u app %llu - - ",
                                   chance(192), chance(100), (unsigned long long)number);
  if (length > size) return;
  int has_error = number % 8 == 3;
  int has_rare = number % 100000 == 70001;
  while (length < size) {
    const char *word = kWords[chance(sizeof kWords / sizeof *kWords)];
    if (length * 2 > size && has_error) word = "error", has_error = 0;
    else if (length * 2 > size && has_rare) word = "xylophone", has_rare = 0;
    const size_t left = size - length;
    const size_t wanted = strlen(word);
    memcpy(payload + length, word, wanted < left ? wanted : left);
    if (wanted < left) payload[length + wanted] = ' ';
    length += wanted + 1;
  }
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fputs("usage: make-messages FILE COUNT BYTES\n", stderr);
    return 2;
  }
  const uint64_t count = strtoull(argv[2], NULL, 10);
  const size_t size = strtoull(argv[3], NULL, 10);
  FILE *file = fopen(argv[1], "wb");
  if (!file || size < 64 || size > 60000) {
    perror(argv[1]);
    return 1;
  }
  setvbuf(file, NULL, _IOFBF, 1 << 20);
  const uint32_t header[6] = {0xa1b23c4d, 2 | 4 << 16, 0, 0, 65535, 101};
  fwrite(header, sizeof header, 1, file);
  uint8_t *packet = calloc(1, 28 + size + 1);
  packet[0] = 0x45;
  put16(packet + 2, 28 + (unsigned)size);
  packet[9] = 17;
  put16(packet + 24, 8 + (unsigned)size);
  for (uint64_t i = 0; i < count; ++i) {
    const uint64_t time = 1700000000000000000u + i * 100000;
    const uint32_t record[4] = {(uint32_t)(time / 1000000000), (uint32_t)(time % 1000000000),
                                28 + (uint32_t)size, 28 + (uint32_t)size};
    packet[8] = (uint8_t)(1 + chance(255));
    const uint8_t ends[8] = {10, 0, (uint8_t)chance(16), (uint8_t)chance(256), 192, 0, 2, 1};
    memcpy(packet + 12, ends, sizeof ends);
    put16(packet + 20, 1024 + chance(10000));
    put16(packet + 22, chance(4) ? 514 : 5514);
    fill((char *)packet + 28, size, i);
    fwrite(record, sizeof record, 1, file);
    fwrite(packet, 28 + size, 1, file);
  }
  return fclose(file) == 0 ? 0 : 1;
}
