import type { NetworkInterface } from '../../../contract';
import { shellWord } from '../../text/shell-word';
import { failedCheck, listed, passed, type CheckDefinition, type Finding } from '../check';
import { wantedInterfaces, type Facts } from '../facts';

/** Whether the interface is there, up, plugged in, and able to do multicast. */
export const interfaceCheck: CheckDefinition = {
  id: 'interface',
  title: 'The interface is up and can do multicast',
  look: (facts) => {
    const wanted = wantedInterfaces(facts);
    if (wanted.length === 0) return anyInterface(facts);
    const obstacles = wanted.flatMap((name) => obstacleOf(name, facts) ?? []);
    const [first] = obstacles;
    if (first !== undefined && obstacles.length === wanted.length) return first;
    return passed(
      `${listed(wanted)} can receive groups.`,
      wanted.map((name) => told(name, facts)),
    );
  },
};

function anyInterface({ interfaces }: Facts): Finding {
  const able = interfaces.filter(({ up, multicast }) => up && multicast).map(({ name }) => name);
  return able.length > 0
    ? passed(`${listed(able)} can receive groups.`)
    : failedCheck('No interface of this machine is up and can do multicast.', {
        likelihood: 100,
        remedy: { words: 'Bring one up.', command: 'sudo ip link set INTERFACE up' },
      });
}

function obstacleOf(name: string, facts: Facts): Finding | null {
  const network = facts.interfaces.find((each) => each.name === name);
  if (network === undefined) {
    const names = facts.interfaces.map((each) => each.name);
    return failedCheck(`This machine has no interface "${name}".`, {
      likelihood: 100,
      evidence: [`It has ${listed(names)}.`],
      remedy: { words: 'Choose one of these.', command: 'gramscope interfaces' },
    });
  }
  return obstacleOfState(network) ?? obstacleOfLink(name, facts);
}

function obstacleOfState({ name, up, multicast, loopback }: NetworkInterface): Finding | null {
  if (!up) {
    return failedCheck(`${name} is down.`, {
      likelihood: 100,
      remedy: { words: 'Bring it up.', command: `sudo ip link set ${shellWord(name)} up` },
    });
  }
  // Loopback has no such flag on Linux, and carries groups nevertheless.
  if (!multicast && !loopback) {
    return failedCheck(`${name} cannot do multicast.`, {
      likelihood: 95,
      remedy: { words: 'Allow it.', command: `sudo ip link set ${shellWord(name)} multicast on` },
    });
  }
  return null;
}

function obstacleOfLink(name: string, { links }: Facts): Finding | null {
  const link = links?.find((each) => each.name === name);
  if (link?.hasCarrier === false) {
    return failedCheck(`${name} is up, but nothing is at its other end.`, {
      likelihood: 100,
      remedy: { words: 'Look at the cable, the port of the switch, or the access point.' },
    });
  }
  const master = links?.find((each) => each.name === link?.master);
  if (master?.kind !== 'bridge') return null;
  return failedCheck(
    `${name} is a port of the bridge ${master.name}, and hears no groups by itself.`,
    {
      likelihood: 95,
      remedy: { words: `Join on ${master.name} in place of ${name}.` },
    },
  );
}

function told(name: string, { interfaces, links }: Facts): string {
  const network = interfaces.find((each) => each.name === name);
  const carrier =
    links?.find((each) => each.name === name)?.hasCarrier === true ? ', plugged in' : '';
  const addresses = network?.addresses.map(({ address }) => address) ?? [];
  return `${name}: up${carrier}, ${addresses.length === 0 ? 'no address' : addresses.join(', ')}.`;
}
