/*
 * The yardstick for top speed: the payloads of a pcap file of Ethernet frames that all hold UDP over IPv4,
 * read into memory beforehand, in batches of 64 through one UDP socket. Usage: send-capture ADDRESS PORT
 * FILE connected|unconnected. Unconnected, the system looks up the route of each. Prints its figures.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "clock.h"

enum { BATCH = 64, FILE_HEADER = 24, RECORD_HEADER = 16, FRAME_HEADERS = 14 + 20 + 8 };

static struct iovec *payloads;
static long long count;

/* Everything is in memory, and mapped, before the clock runs. */
static int load(const char *path) {
  int fd = open(path, O_RDONLY);
  struct stat status;
  if (fd < 0 || fstat(fd, &status) != 0) return -1;
  const size_t size = (size_t)status.st_size;
  char *file = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  payloads = malloc(size / (RECORD_HEADER + FRAME_HEADERS) * sizeof *payloads);
  if (file == MAP_FAILED || payloads == NULL) return -1;
  for (size_t at = FILE_HEADER; at + RECORD_HEADER + FRAME_HEADERS <= size;) {
    uint32_t length;
    memcpy(&length, file + at + 8, sizeof length);
    at += RECORD_HEADER;
    payloads[count++] = (struct iovec){file + at + FRAME_HEADERS, length - FRAME_HEADERS};
    at += length;
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 5 || load(argv[3]) != 0) return 2;
  struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[2]))};
  inet_pton(AF_INET, argv[1], &peer.sin_addr);
  const int is_connected = strcmp(argv[4], "connected") == 0;
  const int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (is_connected && connect(fd, (struct sockaddr *)&peer, sizeof peer) != 0) return 1;
  struct mmsghdr messages[BATCH];
  memset(messages, 0, sizeof messages);
  for (int slot = 0; slot < BATCH && !is_connected; slot++) {
    messages[slot].msg_hdr.msg_name = &peer;
    messages[slot].msg_hdr.msg_namelen = sizeof peer;
  }
  const long long begun = wall_ns();
  for (long long sent = 0; sent < count;) {
    const int wanted = count - sent < BATCH ? (int)(count - sent) : BATCH;
    for (int slot = 0; slot < wanted; slot++) {
      messages[slot].msg_hdr.msg_iov = &payloads[sent + slot];
      messages[slot].msg_hdr.msg_iovlen = 1;
    }
    const int done = sendmmsg(fd, messages, (unsigned)wanted, 0);
    if (done < 0) {
      perror("sendmmsg");
      return 1;
    }
    sent += done;
  }
  printf("{\"sent\":%lld,\"achieved\":%.9f}\n", count, (double)(wall_ns() - begun) / 1e9);
  return 0;
}
