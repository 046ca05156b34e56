import { failure, success, type NetworkInterface, type Result } from '../../contract';

/** The interfaces of these names, or all that can do multicast. Fails for one that there is not. */
export function chosenInterfaces(
  names: readonly string[] | null,
  interfaces: readonly NetworkInterface[],
): Result<NetworkInterface[]> {
  if (names === null) {
    const able = interfaces.filter(({ up, multicast }) => up && multicast);
    return able.length > 0 ? success(able) : noInterface();
  }
  const chosen: NetworkInterface[] = [];
  for (const name of new Set(names)) {
    const found = interfaces.find((each) => each.name === name);
    if (found === undefined) return unknownInterface(name);
    chosen.push(found);
  }
  return success(chosen);
}

function noInterface(): Result<never> {
  return failure(
    'INTERFACE_UNKNOWN',
    'No interface of this machine is up and can do multicast.',
    'Name one to use it all the same; gramscope interfaces lists them.',
  );
}

function unknownInterface(name: string): Result<never> {
  return failure(
    'INTERFACE_UNKNOWN',
    `This machine has no interface "${name}".`,
    'gramscope interfaces lists them.',
  );
}
