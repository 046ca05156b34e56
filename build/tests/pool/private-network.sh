# Run in a new network namespace, with a program and its arguments: makes `lo`, and `t0` (10.99.0.1, fd99::1,
# the way to all IPv4 groups) with its other end `t1`, and becomes the program.
ip link set lo up
ip link add t0 type veth peer name t1
# Nobody else can have one of these addresses: they are usable at once, without duplicate detection.
for end in t0 t1; do echo 0 >/proc/sys/net/ipv6/conf/$end/accept_dad || true; done
ip addr add 10.99.0.1/24 dev t0
ip -6 addr add fd99::1/64 dev t0 nodad
ip link set t0 up
ip link set t1 up
ip route add 224.0.0.0/4 dev t0
exec "$@"
