import { longestListening, usualListening } from '../contract';

export const groupsHelp = `Usage: gramscope groups [options]

Lists the multicast groups that this machine has joined, interface by interface: by how many sockets, for
which sources, which version of IGMP the system speaks there, and whether that shows a querier. Whose
sockets they are the system does not say.

Options:
  --interface NAME     this interface alone
  --format text|json   text (default): readable lines. json: one JSON object with interfaces, summaries,
                       limits, origin, problem, omitted
  -h, --help           this text

Linux tells all this, macOS the groups (netstat -g), Windows the groups with their sockets (netsh).

Exit status: 0 done, 1 the system does not tell, 2 the command line is wrong.

Example: gramscope groups --interface eth0 --format json
`;

export const diagnoseHelp = `Usage: gramscope diagnose GROUP[:PORT][%INTERFACE] [options]

Finds out why a multicast group arrives or does not, and prints a report: a verdict, each check as passed,
failed or unknown with its evidence, the most likely cause first, and what to do, with the command.

To hear what comes, the group is joined on every interface for a few seconds, and so is one that nobody
uses, to see whether a querier answers. Without PORT the ports are tried on which programs wait. Without
INTERFACE the group is expected where it is joined, or else on any.

  239.1.1.1:5000        a group and its port
  239.1.1.1:5000%eth0   on this interface
  [ff15::1]:5000%eth0   IPv6

Options:
  --source ADDRESS     the sender that is missed: its way back and its distance are looked at too
  --seconds N          listen so long at most (${usualListening}; up to ${longestListening}); it ends sooner once the group is heard
  --no-join            join nothing, and only look
  --format text|json   text (default): a report to read. json: the same as a JSON object with target,
                       verdict (state, words, cause, certainty, suspects, risks), checks (id, title,
                       status, finding, evidence, remedy, likelihood), heard, nextSteps and more
  -h, --help           this text

Checked are: interface, group, arrival, wrong-interface, membership, group-limit, rp-filter, firewall, ttl,
querier, multicast-routing, port, receive-buffer, checksum. What ran out of TTL shows at the sender and
at routers alone: run it there as well. As root more can be read, the firewall for example.

Exit status: 0 it arrives, 1 it does not or that is not known, 2 the command line is wrong.

Examples:
  gramscope diagnose 239.1.1.1:5000
  gramscope diagnose 239.1.1.1:5000%eth0 --source 10.1.0.2 --format json
`;
