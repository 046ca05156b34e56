#!/bin/sh
# After removal, of deb, rpm and pacman; may run twice. What users made is theirs and stays.
set -e

# An upgrade runs this too, rpm even after the new version has set itself up. deb says so in words, rpm by
# the number of versions that are left.
case "$1" in
  upgrade | failed-upgrade | abort-install | abort-upgrade | disappear | [1-9]) exit 0 ;;
esac

profile=/etc/apparmor.d/gramscope
if [ -f "$profile" ]; then
  if [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null; then
    if ! { command -v ischroot >/dev/null && ischroot; }; then
      apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
    fi
  fi
  rm -f "$profile"
fi

if command -v update-mime-database >/dev/null; then
  update-mime-database /usr/share/mime >/dev/null 2>&1 || true
fi
if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications >/dev/null 2>&1 || true
fi
exit 0
