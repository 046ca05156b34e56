/*
 * The yardstick for opening a file: walks the blocks of a mapped pcapng file of Ethernet frames, checks
 * both lengths of each, and counts the UDP datagrams over IPv4 and their bytes. Usage: scan FILE.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint32_t u32(const unsigned char *at) {
  uint32_t value;
  memcpy(&value, at, sizeof value);
  return value;
}

int main(int argc, char **argv) {
  int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;
  struct stat status;
  if (fd < 0 || fstat(fd, &status) != 0) return 1;
  const size_t size = (size_t)status.st_size;
  const unsigned char *file = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (file == MAP_FAILED) return 1;
  long long datagrams = 0;
  long long bytes = 0;
  for (size_t at = 0; at + 12 <= size;) {
    const unsigned char *block = file + at;
    const uint32_t length = u32(block + 4);
    if (length < 12 || length > size - at || u32(block + length - 4) != length) return 1;
    const unsigned char *ip = block + 28 + 14;
    if (u32(block) == 6 && length >= 32 + 42 && ip[-2] == 8 && ip[-1] == 0 && ip[9] == 17) {
      const unsigned char *udp = ip + 4 * (ip[0] & 15);
      datagrams++;
      bytes += (udp[4] << 8 | udp[5]) - 8;
    }
    at += length;
  }
  printf("%lld datagrams, %lld bytes\n", datagrams, bytes);
  return 0;
}
