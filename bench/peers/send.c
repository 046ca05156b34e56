/*
 * The load, and the yardstick for sending: a bare sendmmsg(2) loop on a connected socket.
 * Usage: send PORT COUNT SIZE. Sends as fast as it goes and prints its figures.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "clock.h"

enum { BATCH = 64, LARGEST = 65507 };

int main(int argc, char **argv) {
  static char payload[LARGEST];
  if (argc != 4) return 2;
  long long count = atoll(argv[2]);
  struct iovec vector = {payload, (size_t)atoi(argv[3])};
  struct mmsghdr messages[BATCH];
  memset(messages, 0, sizeof messages);
  memset(payload, 'x', sizeof payload);
  for (int slot = 0; slot < BATCH; slot++) {
    messages[slot].msg_hdr.msg_iov = &vector;
    messages[slot].msg_hdr.msg_iovlen = 1;
  }
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[1]))};
  peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, (struct sockaddr *)&peer, sizeof peer) != 0) return 1;
  long long sent = 0;
  long long cpu = cpu_ns();
  long long wall = wall_ns();
  while (sent < count) {
    long long rest = count - sent;
    int done = sendmmsg(fd, messages, rest < BATCH ? (unsigned)rest : BATCH, 0);
    if (done > 0) sent += done;
  }
  printf("{\"sent\":%lld,\"cpuNs\":%lld,\"wallNs\":%lld}\n", sent, cpu_ns() - cpu, wall_ns() - wall);
  return 0;
}
