import { Menu } from '@base-ui/react/menu';
import { Icon } from './icon';
import './context-menu.css';

/** A line of a menu: something to do, more of these below it, or a line between them. */
export type MenuEntry =
  | {
      kind: 'action';
      label: string;
      /** What it is done with, such as an expression. */
      detail?: string;
      /** Its key, as people write it. */
      keyLabel?: string;
      /** Undefined where it cannot be done. */
      run: (() => void) | undefined;
    }
  | { kind: 'submenu'; label: string; detail?: string; entries: readonly MenuEntry[] }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };

/** Where a menu opens, in pixels of the window. */
export interface MenuPoint {
  x: number;
  y: number;
}

interface ContextMenuProps {
  label: string;
  /** Null while it is closed. */
  point: MenuPoint | null;
  entries: readonly MenuEntry[];
  onClose: () => void;
  /** What has the keyboard once it is closed; where it was before, if absent. */
  finalFocus?: () => HTMLElement | null;
}

/** The menu of what was clicked with the right button, or chosen when the key of menus was pressed. */
export function ContextMenu(props: ContextMenuProps) {
  const { label, point, entries, onClose, finalFocus } = props;
  const { x, y } = point ?? { x: 0, y: 0 };
  const anchor = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu.Root open={point !== null} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" anchor={anchor} side="bottom" align="start">
          <Menu.Popup className="menu" aria-label={label} finalFocus={finalFocus}>
            <Entries entries={entries} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entries({ entries }: { entries: readonly MenuEntry[] }) {
  // A menu is made anew whenever it opens: the place of an entry is its identity.
  // oxlint-disable-next-line react/no-array-index-key
  return entries.map((entry, index) => <Entry key={index} entry={entry} />);
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Menu.Separator className="menu-separator" />;
    case 'heading':
      return <div className="menu-heading">{entry.label}</div>;
    case 'action':
      return (
        <Menu.Item className="menu-item" disabled={entry.run === undefined} onClick={entry.run}>
          <Words label={entry.label} detail={entry.detail} />
          {entry.keyLabel !== undefined && entry.keyLabel !== '' && <kbd>{entry.keyLabel}</kbd>}
        </Menu.Item>
      );
    case 'submenu':
      return <Submenu label={entry.label} detail={entry.detail} entries={entry.entries} />;
  }
}

interface SubmenuProps {
  label: string;
  detail: string | undefined;
  entries: readonly MenuEntry[];
}

function Submenu({ label, detail, entries }: SubmenuProps) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu-item">
        <Words label={label} detail={detail} />
        <Icon name="forward" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={-2} alignOffset={-5}>
          <Menu.Popup className="menu" aria-label={label}>
            <Entries entries={entries} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

function Words({ label, detail }: { label: string; detail: string | undefined }) {
  return (
    <>
      <span className="menu-label">{label}</span>
      {detail !== undefined && detail !== '' && <span className="menu-detail">{detail}</span>}
    </>
  );
}
