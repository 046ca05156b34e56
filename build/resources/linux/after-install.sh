#!/bin/sh
# After installation and upgrade, of deb, rpm and pacman; may run twice.
set -e

home=/opt/Gramscope
profile=/etc/apparmor.d/gramscope

# A setting of the kernel, or what it is worth where there is none: setting PLACE DEFAULT
setting() {
  cat "/proc/sys/$1" 2>/dev/null || echo "$2"
}

# Ubuntu 24.04 and later let only programs with a profile make them. An AppArmor that does not know
# such profiles knows no such restriction either.
load_profile() {
  [ -d /sys/kernel/security/apparmor ] || return 1
  command -v apparmor_parser >/dev/null || return 1
  apparmor_parser --skip-kernel-load --skip-cache "$home/resources/apparmor-profile" >/dev/null 2>&1 || return 1
  cp -f "$home/resources/apparmor-profile" "$profile"
  chmod 0644 "$profile"
  # In a chroot, the kernel is that of somebody else.
  if command -v ischroot >/dev/null && ischroot; then return 0; fi
  apparmor_parser --replace --write-cache --skip-read-cache "$profile" >/dev/null 2>&1
}

namespaces_permitted() {
  [ "$(setting user/max_user_namespaces 0)" != 0 ] || return 1
  [ "$(setting kernel/unprivileged_userns_clone 1)" != 0 ] || return 1
  [ "$1" = loaded ] || [ "$(setting kernel/apparmor_restrict_unprivileged_userns 0)" = 0 ]
}

profile_state=absent
if load_profile; then profile_state=loaded; fi

# Without namespaces, the sandbox needs its helper to be set-user-ID; with them it must not be.
if namespaces_permitted "$profile_state"; then
  chmod 0755 "$home/chrome-sandbox"
else
  chmod 4755 "$home/chrome-sandbox"
fi

# Newer systems do this by triggers; doing it twice does no harm.
if command -v update-mime-database >/dev/null; then
  update-mime-database /usr/share/mime >/dev/null 2>&1 || true
fi
if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications >/dev/null 2>&1 || true
fi

if [ "$(setting net/ipv4/ip_unprivileged_port_start 1024)" -gt 514 ]; then
  echo "Gramscope runs as you, and cannot listen on ports below 1024, such as 514 of syslog."
  echo "Permit it with: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=514"
  echo "To keep that, and why it is not done here: /usr/share/doc/gramscope/README.Debian"
fi
exit 0
