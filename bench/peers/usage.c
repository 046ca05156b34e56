/*
 * Runs a program to its end and tells on descriptor 3 what that cost: its CPU time, with all its threads.
 * Usage: usage PROGRAM ARGUMENT... Ends with the program's status, and the program ends with it.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  long long wall = wall_ns();
  pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close(3);
    execvp(argv[1], argv + 1);
    perror(argv[1]);
    _exit(127);
  }
  int status;
  if (child < 0 || waitpid(child, &status, 0) != child) return 1;
  wall = wall_ns() - wall;
  dprintf(3, "{\"cpuNs\":%lld,\"wallNs\":%lld}\n", cpu_ns_of(RUSAGE_CHILDREN), wall);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
