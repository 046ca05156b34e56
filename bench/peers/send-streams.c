/*
 * The load of bench/streams.mjs: streams of RTP to one port of the loopback interface, each from a port of
 * its own, in turn and at a steady rate.
 * Usage: send-streams PORT COUNT STREAMS RATE SIZE, RATE in datagrams a second of all together, SIZE in
 * bytes of payload. Prints its figures.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "clock.h"

enum { HEADER = 12, LARGEST = 65507, MOST_STREAMS = 1000, PAYLOAD_TYPE = 0 };
static const long long TICK = 1000000;

static int connected(unsigned short port) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(port)};
  peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connect(fd, (struct sockaddr *)&peer, sizeof peer) == 0 ? fd : -1;
}

/* RFC 3550, 5.1. */
static void number_packet(unsigned char *payload, unsigned stream, unsigned sequence) {
  unsigned short order = htons((unsigned short)sequence);
  unsigned timestamp = htonl(sequence * 160);
  unsigned source = htonl(stream + 1);
  payload[0] = 0x80;
  payload[1] = PAYLOAD_TYPE;
  memcpy(payload + 2, &order, sizeof order);
  memcpy(payload + 4, &timestamp, sizeof timestamp);
  memcpy(payload + 8, &source, sizeof source);
}

static void sleep_until(long long moment) {
  struct timespec due = {moment / 1000000000LL, moment % 1000000000LL};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) != 0) continue;
}

int main(int argc, char **argv) {
  static unsigned char payload[LARGEST];
  static int sockets[MOST_STREAMS];
  if (argc != 6) return 2;
  long long count = atoll(argv[2]);
  unsigned streams = (unsigned)atoi(argv[3]);
  long long each_tick = atoll(argv[4]) * TICK / 1000000000LL;
  size_t size = (size_t)atoi(argv[5]);
  if (streams < 1 || streams > MOST_STREAMS || each_tick < 1 || size < HEADER || size > LARGEST) return 2;
  for (unsigned at = 0; at < streams; at++) {
    if ((sockets[at] = connected((unsigned short)atoi(argv[1]))) < 0) return 1;
  }
  long long begin = wall_ns(), refused = 0;
  for (long long sent = 0; sent < count; sent++) {
    if (sent % each_tick == 0) sleep_until(begin + sent / each_tick * TICK);
    unsigned stream = (unsigned)(sent % streams);
    number_packet(payload, stream, (unsigned)(sent / streams));
    if (send(sockets[stream], payload, size, 0) < 0) refused++;
  }
  printf("{\"sent\":%lld,\"wallNs\":%lld}\n", count - refused, wall_ns() - begin);
  return 0;
}
