/*
 * Writes a pcapng file of syslog-like datagrams in Ethernet frames, 276 bytes a block on average: 5 million
 * of them are 1.38 GB. Usage: make-capture FILE COUNT. The same count gives the same file.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOSTS = 200, HEADERS = 14 + 20 + 8, LEAST = 60, SPREAD = 282 };

static uint32_t state = 20260101;

/* Numerical Recipes' generator: nobody guesses anything here, and it is quick. */
static uint32_t chance(uint32_t limit) {
  state = state * 1664525u + 1013904223u;
  return (uint32_t)((uint64_t)state * limit >> 32);
}

static void put(FILE *file, const void *bytes, size_t size) {
  if (fwrite(bytes, 1, size, file) != size) {
    perror("write");
    exit(1);
  }
}

static void begin(FILE *file) {
  const uint32_t section[] = {0x0a0d0d0a, 28, 0x1a2b3c4d, 1, UINT32_MAX, UINT32_MAX, 28};
  const uint32_t interface[] = {1, 20, 1 /* LINKTYPE_ETHERNET */, 0, 20};
  put(file, section, sizeof section);
  put(file, interface, sizeof interface);
}

static void big16(unsigned char *at, unsigned value) {
  at[0] = (unsigned char)(value >> 8);
  at[1] = (unsigned char)value;
}

/* Ethernet, IPv4 and UDP, from one of many hosts to port 514 of one. */
static void headers(unsigned char *frame, unsigned payload) {
  memcpy(frame, "\2\0\0\0\0\1\2\0\0\0\0\2\10\0\105", 15);
  big16(frame + 16, 28 + payload);
  frame[22] = 64;
  frame[23] = 17;
  memcpy(frame + 26, "\12\0\0\0\12\1\0\1", 8);
  big16(frame + 28, chance(HOSTS));
  big16(frame + 34, 1024 + chance(60000));
  big16(frame + 36, 514);
  big16(frame + 38, 8 + payload);
}

static void datagram(FILE *file, long long number) {
  static unsigned char frame[HEADERS + LEAST + SPREAD + 4];
  unsigned payload = LEAST + chance(SPREAD);
  uint32_t captured = HEADERS + payload;
  uint32_t padded = (captured + 3) / 4 * 4;
  uint64_t time = 1700000000000000ull + (uint64_t)number * 20;
  uint32_t length = 32 + padded;
  const uint32_t head[] = {6, length, 0, (uint32_t)(time >> 32), (uint32_t)time, captured, captured};
  memset(frame + HEADERS, 'x', payload);
  headers(frame, payload);
  char *text = (char *)frame + HEADERS;
  int written = snprintf(text, LEAST, "<%u>1 - host%u app %lld - - ", chance(192), frame[29], number);
  text[written] = ' ';
  put(file, head, sizeof head);
  put(file, frame, padded);
  put(file, &length, sizeof length);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  FILE *file = fopen(argv[1], "wb");
  if (!file) {
    perror(argv[1]);
    return 1;
  }
  begin(file);
  for (long long number = 0; number < atoll(argv[2]); number++) datagram(file, number);
  return fclose(file) == 0 ? 0 : 1;
}
