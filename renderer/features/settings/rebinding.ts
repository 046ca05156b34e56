import {
  commandIds,
  commands,
  effectiveKey,
  type CommandId,
  type Keys,
} from '../../../electron/contract';

/** The keys after one was chosen for a command. The usual one is none of the person's own. */
export function rebound(keys: Keys, id: CommandId, key: string): Keys {
  const { [id]: _before, ...others } = keys;
  return key === (commands[id].key ?? '') ? others : { ...others, [id]: key };
}

/** The other commands that have the same key: the first of them that means something is done. */
export function sharersOf(key: string, id: CommandId, keys: Keys): CommandId[] {
  return commandIds.filter((other) => other !== id && effectiveKey(other, keys) === key);
}
