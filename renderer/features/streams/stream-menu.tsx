import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { copyText } from '../../lib/clipboard';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/context-menu';
import { streamsJson } from './copying';
import { goToEnd, showDatagrams } from './going';
import { askAbout, focusStreams, openDetail, selectedLine } from './streams-store';
import { destinationOf, sourceOf } from './words';

interface OpenMenu {
  stream: number | null;
  point: MenuPoint | null;
}

const menuStore = createStore<OpenMenu>(() => ({ stream: null, point: null }));

/** Opens the menu of a stream, which is selected. */
export function openMenu(stream: number, point: MenuPoint): void {
  menuStore.setState({ stream, point });
}

function close(): void {
  menuStore.setState({ point: null });
  focusStreams();
}

/** What can be done with a stream. */
export function streamEntries(stream: number): MenuEntry[] {
  return [
    action('Show datagrams', () => void showDatagrams(stream)),
    action('Show detail', openDetail),
    { kind: 'separator' },
    action('Go to the first datagram', () => void goToEnd(stream, 'first')),
    action('Go to the last datagram', () => void goToEnd(stream, 'last')),
    { kind: 'separator' },
    action('Sequence number…', () => askAbout('sequence', selectedLine())),
    action('Clock rate…', () => askAbout('clock', selectedLine())),
    { kind: 'separator' },
    { kind: 'submenu', label: 'Copy', entries: copyEntries() },
  ];
}

function copyEntries(): MenuEntry[] {
  const line = selectedLine();
  if (line === undefined) return [];
  return [
    action('Source', () => void copyText(sourceOf(line))),
    action('Destination', () => void copyText(destinationOf(line))),
    action('JSON', () => void copyText(streamsJson([line]))),
  ];
}

function action(label: string, run: () => void): MenuEntry {
  return { kind: 'action', label, run };
}

/** The menu of a stream, while it is open. */
export function StreamMenu() {
  const { stream, point } = useStore(menuStore);
  if (stream === null) return null;
  return (
    <ContextMenu
      label={`Stream ${stream}`}
      point={point}
      entries={streamEntries(stream)}
      onClose={close}
    />
  );
}
