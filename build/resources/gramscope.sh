#!/bin/sh
# /usr/bin/gramscope of the packages: the command where a command is named, else the window.
# The command needs no display, and draws nothing that a sandbox would have to hold: without one, root can
# run it too.
application=/opt/Gramscope/gramscope
case ${1-} in
  listen | read | export | send | replay | streams | discover | repair | decode | rules | interfaces | \
    groups | diagnose | help | --help | -h | --version | -V)
    exec "$application" --no-sandbox --ozone-platform=headless --disable-gpu --log-level=3 \
      --as-command -- "$@"
    ;;
esac
exec "$application" "$@"
