import { failed, jsonText, type Failure } from '../contract';
import { groupsOverview, listInterfaces, overviewAsText, thisHost } from '../engine';
import type { GroupsCommand } from './groups-arguments';
import type { Output } from './output';
import { complain } from './report';

/** Prints what this machine has joined. Resolves to the exit status: 1 where the system does not tell. */
export async function groups(command: GroupsCommand, output: Output): Promise<number> {
  const interfaces = listInterfaces();
  const only = command.interface;
  const isKnown = only === null || interfaces.some(({ name }) => name === only);
  if (!isKnown) return complain(unknownInterface(only));
  const overview = await groupsOverview({ host: thisHost, interfaces, capture: null, only });
  const isJson = command.format === 'json';
  await output.write(isJson ? `${jsonText(overview)}\n` : overviewAsText(overview));
  return overview.problem === null ? 0 : 1;
}

function unknownInterface(name: string): Failure {
  return failed(
    'INTERFACE_UNKNOWN',
    `This machine has no interface "${name}".`,
    'gramscope interfaces lists them.',
  );
}
