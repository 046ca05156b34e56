/* What the yardsticks measure with, in nanoseconds. */
#pragma once

#include <sys/resource.h>
#include <time.h>

/* CPU time, user and system, of RUSAGE_SELF or of RUSAGE_CHILDREN that have ended. */
static inline long long cpu_ns_of(int whose) {
  struct rusage usage;
  getrusage(whose, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000LL +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000LL;
}

static inline long long cpu_ns(void) { return cpu_ns_of(RUSAGE_SELF); }

static inline long long wall_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}
