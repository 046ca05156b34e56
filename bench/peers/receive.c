/*
 * The yardstick for receiving: a bare recvmmsg(2) loop, batches of 64, that only counts.
 * Usage: receive BUFFER_BYTES. Prints "ready PORT"; at the end of standard input, its counts.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"

enum { BATCH = 64, LARGEST = 2048 };

static int open_socket(int buffer) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0) {
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  }
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) {
    perror("bind");
    exit(1);
  }
  socklen_t length = sizeof address;
  getsockname(fd, (struct sockaddr *)&address, &length);
  printf("ready %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

int main(int argc, char **argv) {
  static char buffers[BATCH][LARGEST];
  struct iovec vectors[BATCH];
  struct mmsghdr messages[BATCH];
  memset(messages, 0, sizeof messages);
  for (int slot = 0; slot < BATCH; slot++) {
    vectors[slot] = (struct iovec){buffers[slot], LARGEST};
    messages[slot].msg_hdr.msg_iov = &vectors[slot];
    messages[slot].msg_hdr.msg_iovlen = 1;
  }
  int fd = open_socket(argc > 1 ? atoi(argv[1]) : 4 << 20);
  long long received = 0;
  long long start = cpu_ns();
  struct pollfd polled[2] = {{.fd = fd, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  while (poll(polled, 2, -1) > 0 && polled[1].revents == 0) {
    int count = recvmmsg(fd, messages, BATCH, 0, NULL);
    if (count > 0) received += count;
  }
  printf("{\"received\":%lld,\"cpuNs\":%lld}\n", received, cpu_ns() - start);
  return 0;
}
