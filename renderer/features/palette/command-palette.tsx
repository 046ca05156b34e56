import { Command } from 'cmdk';
import {
  commandIds,
  commands,
  effectiveKey,
  menuTitles,
  menus,
  type CommandId,
  type MenuName,
} from '../../../electron/contract';
import { isAvailable, useHandlers } from '../../lib/commands';
import { useSettings } from '../../lib/settings-store';
import { Dialog } from '../../ui/dialog';
import { KeyCap } from '../../ui/key-cap';
import { closePalette, usePalette } from './palette-store';
import './command-palette.css';

/** Every command that means something now, to be found by a part of its name, with its key. */
export function CommandPalette({ run }: { run: (id: CommandId) => void }) {
  return usePalette() ? <OpenPalette run={run} /> : null;
}

function OpenPalette({ run }: { run: (id: CommandId) => void }) {
  const handlers = useHandlers();
  const available = commandIds.filter((id) => id !== 'app.palette' && isAvailable(id, handlers));
  const choose = (id: CommandId) => {
    closePalette();
    // After the focus is back where it was, for commands are about what has it.
    setTimeout(() => run(id));
  };
  return (
    <Dialog title="Commands" look="bare" onClose={closePalette}>
      <Command label="Commands" className="palette" filter={matches} loop>
        <Command.Input className="palette-input" placeholder="What do you want to do?" />
        <Command.List className="palette-list" label="Commands">
          <Command.Empty className="palette-empty">No such command</Command.Empty>
          {menus.map((menu) => (
            <MenuGroup
              key={menu}
              menu={menu}
              ids={available.filter((id) => commands[id].menu === menu)}
              choose={choose}
            />
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** 1 where each word that was typed stands somewhere in the name or the menu of a command. */
function matches(_id: string, typed: string, keywords: readonly string[] = []): number {
  const text = keywords.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}

interface MenuGroupProps {
  menu: MenuName;
  ids: readonly CommandId[];
  choose: (id: CommandId) => void;
}

function MenuGroup({ menu, ids, choose }: MenuGroupProps) {
  const keys = useSettings((settings) => settings.keys);
  if (ids.length === 0) return null;
  return (
    <Command.Group heading={menuTitles[menu]} className="palette-group">
      {ids.map((id) => (
        <Command.Item
          key={id}
          value={id}
          keywords={[commands[id].title, menuTitles[menu]]}
          className="palette-item"
          onSelect={() => choose(id)}
        >
          <span className="palette-title">{commands[id].title}</span>
          <KeyCap of={effectiveKey(id, keys)} />
        </Command.Item>
      ))}
    </Command.Group>
  );
}
