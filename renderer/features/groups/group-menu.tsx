import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/context-menu';
import {
  copyLine,
  diagnose,
  join,
  leave,
  ourSockets,
  placeOf,
  showDatagrams,
  showStreams,
  type LineOfGroup,
} from './group-actions';
import { groupField } from './diagnosis-store';
import type { TreeLine } from './group-lines';
import { couldJoin, ownMemberships } from './memberships';
import { textOf } from './line-words';

const tree = '.group-tree';

interface OpenMenu {
  line: TreeLine | null;
  point: MenuPoint | null;
  /** Selects what has the keyboard once the menu is closed. */
  next: string;
}

const menuStore = createStore<OpenMenu>(() => ({ line: null, point: null, next: tree }));

/** Opens the menu of a line. */
export function openMenu(line: TreeLine, point: MenuPoint): void {
  menuStore.setState({ line, point, next: tree });
}

function close(): void {
  menuStore.setState({ point: null });
}

/** The form of a diagnosis takes the keyboard where that was chosen; it goes back to the tree otherwise. */
function finalFocus(): HTMLElement | null {
  return document.querySelector<HTMLElement>(menuStore.getState().next);
}

function diagnoseFromMenu(line: TreeLine): void {
  menuStore.setState({ next: groupField });
  diagnose(line);
}

function entriesOf(line: TreeLine): MenuEntry[] {
  const copy = action('Copy what is said of it', () => void copyLine(textOf(line)));
  if (line.kind === 'interface') {
    return [action('Copy name', () => void copyLine(line.network.name)), copy];
  }
  return [
    action('Diagnose…', () => diagnoseFromMenu(line)),
    { kind: 'separator' },
    action('Show datagrams', () => showDatagrams(line)),
    action('Show streams', () => showStreams(line)),
    { kind: 'separator' },
    ...membershipEntries(line),
    { kind: 'separator' },
    action('Copy group', () => void copyLine(line.state.group)),
    ...(line.kind === 'source' ? [action('Copy source', () => void copyLine(line.source))] : []),
    copy,
  ];
}

/** What sockets of ours can do about a group here; where there is none that could, that is seen. */
function membershipEntries(line: LineOfGroup): MenuEntry[] {
  const place = placeOf(line);
  const joining = couldJoin(ourSockets(), place).map((socket) =>
    action('Join here', () => void join(socket, place), socket.name),
  );
  const leaving = ownMemberships(ourSockets(), place).map((own) => {
    const { source } = own.membership;
    const from = source === undefined ? '' : ` from ${source}`;
    return action(`Leave here${from}`, () => void leave(own), own.socket.name);
  });
  const none: MenuEntry = {
    kind: 'action',
    label: 'Join here',
    detail: 'no socket of ours could hear it',
    run: undefined,
  };
  return joining.length + leaving.length === 0 ? [none] : [...joining, ...leaving];
}

function action(label: string, run: () => void, detail = ''): MenuEntry {
  return { kind: 'action', label, detail, run };
}

/** The menu of a line, while it is open. */
export function GroupMenu() {
  const { line, point } = useStore(menuStore);
  if (line === null) return null;
  return (
    <ContextMenu
      label={line.key}
      point={point}
      entries={entriesOf(line)}
      onClose={close}
      finalFocus={finalFocus}
    />
  );
}
