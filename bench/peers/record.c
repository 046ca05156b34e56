/*
 * The yardstick for recording: a bare recvmmsg(2) loop, batches of 64, that appends each payload behind its
 * length and time to a buffer of 1 MiB, and writes that to a file.
 * Usage: record BUFFER_BYTES FILE. Prints "ready PORT"; at the end of standard input, what it received.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 64, LARGEST = 2048, PIECE = 1 << 20 };

struct record {
  long long time;
  unsigned length;
  unsigned reserved;
};

static int open_socket(int buffer) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) != 0) {
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  }
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
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

static char piece[PIECE];
static size_t filled;

static void flush_piece(int file) {
  if (write(file, piece, filled) != (ssize_t)filled) {
    perror("write");
    exit(1);
  }
  filled = 0;
}

static void keep(int file, const char *payload, unsigned length, long long time) {
  struct record head = {.time = time, .length = length};
  if (filled + sizeof head + length > PIECE) flush_piece(file);
  memcpy(piece + filled, &head, sizeof head);
  memcpy(piece + filled + sizeof head, payload, length);
  filled += sizeof head + length;
}

static long long time_of(struct msghdr *message) {
  struct cmsghdr *control = CMSG_FIRSTHDR(message);
  struct timespec time = {0};
  if (control != NULL) memcpy(&time, CMSG_DATA(control), sizeof time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int argc, char **argv) {
  static char buffers[BATCH][LARGEST];
  static char controls[BATCH][64];
  struct iovec vectors[BATCH];
  struct mmsghdr messages[BATCH];
  if (argc != 3) return 2;
  int file = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  memset(messages, 0, sizeof messages);
  int fd = open_socket(atoi(argv[1]));
  long long received = 0;
  struct pollfd polled[2] = {{.fd = fd, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  while (poll(polled, 2, -1) > 0 && polled[1].revents == 0) {
    for (int slot = 0; slot < BATCH; slot++) {
      vectors[slot] = (struct iovec){buffers[slot], LARGEST};
      messages[slot].msg_hdr.msg_iov = &vectors[slot];
      messages[slot].msg_hdr.msg_iovlen = 1;
      messages[slot].msg_hdr.msg_control = controls[slot];
      messages[slot].msg_hdr.msg_controllen = sizeof controls[slot];
    }
    int count = recvmmsg(fd, messages, BATCH, 0, NULL);
    for (int slot = 0; slot < count; slot++) {
      keep(file, buffers[slot], messages[slot].msg_len, time_of(&messages[slot].msg_hdr));
    }
    if (count > 0) received += count;
  }
  flush_piece(file);
  printf("{\"received\":%lld}\n", received);
  return 0;
}
