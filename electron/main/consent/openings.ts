import {
  escapeControls,
  formatAddress,
  type Address,
  type CallInput,
  type CallName,
  type Membership,
} from '../../contract';

/**
 * The calls that have the application open a socket, join a group, send something or read a file, each with
 * what a person is asked where nobody's hand is known to have asked for it.
 */
export const openings: { readonly [Name in CallName]?: (input: CallInput<Name>) => string } = {
  'sockets.add': ({ address, othersMaySend = false }) =>
    `Open ${addressText(address)}${othersMaySend ? ', to which other users may send' : ''}?`,
  'sockets.start': ({ id }) => `Open socket ${id} again?`,
  'sockets.join': ({ id, membership }) => `Have socket ${id} join ${groupText(membership)}?`,
  'demonstration.start': () => 'Open sockets on this machine and send a demonstration to them?',
  'discovery.start': ({ protocols, ask }) =>
    `${ask ? 'Ask' : 'Listen to'} the network about ${protocols.join(', ')}?`,
  'discovery.watch': () => 'Open sockets for what another host announces?',
  'sweep.start': ({ groups, ports }) => `Join ${shown(groups)} on port ${shown(ports)} in turn?`,
  'groups.diagnose': ({ target }) => `Diagnose ${shown(target)} by listening to the network?`,
  'send.start': ({ to }) => `Send to ${shown(to)}?`,
  'replay.start': () => 'Send the datagrams of the replay?',
  'files.dropped': ({ paths }) =>
    paths.length === 1
      ? `Open ${shown(paths.join(''))}?`
      : `Open these ${paths.length} files?\n${paths.map(shown).join('\n')}`,
};

/** The calls that ask for a file by themselves. */
export const choosers: ReadonlySet<CallName> = new Set<CallName>([
  'send.choose-file',
  'replay.save',
  'groups.save-report',
]);

/** Calls that one gesture may make many of: each is about a socket that a person set up before. */
export const repeating: ReadonlySet<CallName> = new Set<CallName>(['sockets.start']);

/** Longer ones would hide the buttons of a dialog. */
const longestShown = 200;

function addressText(address: Address): string {
  return shown(formatAddress(address));
}

function groupText({ group, interface: name }: Membership): string {
  return shown(name === undefined ? group : `${group} on ${name}`);
}

/** A page wrote it: it must not look like something else. */
function shown(text: string): string {
  const safe = escapeControls(text);
  return safe.length <= longestShown ? safe : `${safe.slice(0, longestShown)}…`;
}
