/*
 * The yardstick for pacing: sends datagrams at absolute deadlines on the monotonic clock, so that errors
 * never add up. Sleeps to SPIN_NS before each and spins from there; without spinning it only sleeps.
 * Usage: pace ADDRESS PORT COUNT SIZE INTERVAL_NS SPIN_NS. Each begins with its number, in network order.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "clock.h"

enum { LARGEST = 65507, HEAD_START_NS = 10000000 };

static int open_socket(const char *address, int port) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  inet_pton(AF_INET, address, &peer.sin_addr);
  if (connect(fd, (struct sockaddr *)&peer, sizeof peer) != 0) {
    perror("connect");
    exit(1);
  }
  return fd;
}

static void sleep_until(long long time) {
  struct timespec wanted = {.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &wanted, NULL) != 0) {
  }
}

int main(int argc, char **argv) {
  static char payload[LARGEST];
  if (argc != 7) return 2;
  const int fd = open_socket(argv[1], atoi(argv[2]));
  const long long count = atoll(argv[3]);
  const size_t size = (size_t)atoi(argv[4]);
  const long long interval = atoll(argv[5]);
  const long long spin = atoll(argv[6]);
  memset(payload, 'x', sizeof payload);
  // The default slack of 50 us lets the system wake a sleeper that much too late.
  prctl(PR_SET_TIMERSLACK, 1);
  long long deadline = wall_ns() + HEAD_START_NS;
  for (long long number = 0; number < count; number++, deadline += interval) {
    const uint32_t label = htonl((uint32_t)number);
    memcpy(payload, &label, sizeof label);
    if (deadline - spin > wall_ns()) sleep_until(deadline - spin);
    while (wall_ns() < deadline) {
    }
    if (send(fd, payload, size, 0) < 0) {
      perror("send");
      return 1;
    }
  }
  return 0;
}
