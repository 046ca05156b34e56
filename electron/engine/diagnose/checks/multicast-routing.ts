import { failedCheck, listed, passed, unknown, type CheckDefinition } from '../check';
import { heardFromSource } from '../facts';

/** Where this machine is a multicast router: whether it knows where to pass the group on. */
export const multicastRoutingCheck: CheckDefinition = {
  id: 'multicast-routing',
  title: 'Where this machine routes multicast, it has a route for the group',
  look: (facts) => {
    const { routing, target, platform } = facts;
    if (platform !== 'linux') return unknown(`Multicast routes of ${platform} are not looked at.`);
    if (routing === null) return passed('This machine routes no multicast.');
    const evidence = [`It routes between ${listed(routing.interfaces)}.`];
    const routes = routing.routes.filter(({ group }) => group === target.group);
    const resolved = routes.filter(({ from, to }) => from !== null && to.length > 0);
    if (resolved.length === 0) {
      const isHeard = heardFromSource(facts).some(({ isOwn }) => !isOwn);
      return failedCheck(
        `This router has no route for ${target.group}, and passes it on to nobody.`,
        {
          evidence,
          likelihood: isHeard ? 80 : 20,
          remedy: {
            words: 'Add one to the routing daemon; with smcroute:',
            command: `sudo smcroutectl add INTERFACE ${target.group} INTERFACE`,
          },
        },
      );
    }
    const wrong = resolved.reduce((sum, route) => sum + route.wrong, 0);
    const told = resolved.map(
      ({ origin, from, to, datagrams }) =>
        `${origin} from ${from} to ${listed(to.map((each) => each.interface))}: ${datagrams} datagrams.`,
    );
    return passed(`This router passes ${target.group} on.`, [
      ...evidence,
      ...told.slice(0, 16),
      ...(wrong === 0 ? [] : [`${wrong} datagrams came by another interface than the route says.`]),
    ]);
  },
};
