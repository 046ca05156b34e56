import { mostSweepJoins, usualDwell, usualSweepPorts } from '../contract';
import { joinsPerSecond } from '../engine';

export const discoverHelp = `Usage: gramscope discover [options]

Listens to what other hosts announce, and prints a line for each announcement: + for a new one, ~ for one
that says something else now, - for one that was taken back or has expired. Nothing is sent unless --ask
says so. Ctrl-C ends it; a summary follows on standard error.

  sap     sessions of SAP, with the groups and ports of their SDP
  mdns    services of mDNS and DNS-SD
  ssdp    UPnP devices, and who searches for them
  llmnr   who asks for which names
  ptp     clocks of PTP; its ports are below 1024, which most systems keep for privileged programs

Options:
  --protocol NAME     one of them, with commas between or several times; all without it
  --interface NAME    where to listen, with commas between; every interface that is up and can do
                      multicast without it. Loopback is named where it is wanted: --interface lo
  --ask               ask by mDNS and SSDP what there is: every host on the link hears that
  --seconds N         end after this time; fractions are allowed
  --sweep GROUPS      join groups for a while each, and tell which carry something:
                      239.1.1.0/24, 239.1.1.1-239.1.1.50, 239.1.2.3, with commas between. Ends by
                      itself; without --protocol and --ask, nothing else is listened to
  --ports LIST        the ports of the sweep (${usualSweepPorts}): 5004, 5000-5010, with commas between. A
                      socket has a port, so that each group is joined once for each of them
  --dwell SECONDS     how long each is listened to: 0.1 to 60 (${usualDwell})
  --format text|json  json: a JSON object at the end, with announcements, failures, passedOver and sweep
  -h, --help          this text

A sweep makes ${mostSweepJoins.toLocaleString('en-US')} joins at most, one for each group, port and interface; never more at once than
the system lets one socket make (net.ipv4.igmp_max_memberships), and ${joinsPerSecond} a second. How long that takes
is told before.

Exit status: 0 done, 1 nothing could be listened to or a join was refused, 2 the command line is wrong.

Example: gramscope discover --sweep 239.1.1.0/24 --ports 5004 --interface eth0
`;
