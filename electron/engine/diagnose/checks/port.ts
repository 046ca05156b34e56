import { failedCheck, listed, passed, unknown, type CheckDefinition, type Finding } from '../check';
import type { Facts } from '../facts';

/** Whether others can listen on the port, and who does. */
export const portCheck: CheckDefinition = {
  id: 'port',
  title: 'The port can be shared',
  look: (facts) => {
    const { target, listening, sockets } = facts;
    const refused = listening?.refusals.find(({ step }) => step === 'bind');
    if (refused !== undefined) {
      if (listening?.by === 'wire')
        return passed(`${heldBy(facts)}; its link was looked at instead.`);
      if (listening?.joinedOn.length === 0) return taken(refused.code, facts);
    }
    if (target.port === null) return withoutPort(facts);
    if (sockets === null) return unknown('The system does not list who listens.');
    const count = sockets.before.filter(({ port }) => port === target.port).length;
    const who =
      facts.holder === undefined
        ? ''
        : `, ${facts.holder.name} (process ${facts.holder.pid}) among them`;
    return passed(
      count === 0
        ? `No program listens on port ${target.port} at present.`
        : `${count} ${count === 1 ? 'socket listens' : 'sockets listen'} on port ${target.port}${who}.`,
    );
  },
};

function withoutPort({ listening }: Facts): Finding {
  const ports = listening?.ports ?? [];
  if (listening?.by === 'wire')
    return passed('No port was named: looked at all that the links bring.');
  return ports.length === 0
    ? unknown('No port was named, and no program of this machine waits on one.', {
        remedy: { words: 'Name the port: GROUP:PORT.' },
      })
    : passed(`No port was named: tried ${listed(ports.map(String))}, on which programs wait.`);
}

function heldBy({ target, holder }: Facts): string {
  const who = holder === undefined ? 'another program' : `${holder.name} (process ${holder.pid})`;
  return `Port ${target.port} is held by ${who}, which does not share it`;
}

function taken(code: string, facts: Facts): Finding {
  const { target } = facts;
  if (code === 'EADDRINUSE') {
    return failedCheck(`${heldBy(facts)}, so that nobody else can listen.`, {
      likelihood: 60,
      remedy: {
        words: 'Close it there, or have it open the port with SO_REUSEADDR.',
        command: `sudo ss -ulpn 'sport = ${target.port}'`,
      },
    });
  }
  return failedCheck(`Port ${target.port} cannot be opened here: ${code}.`, {
    likelihood: 50,
    remedy: { words: 'Run the diagnosis as a user who may open it.' },
  });
}
