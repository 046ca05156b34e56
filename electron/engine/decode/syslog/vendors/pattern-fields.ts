import { addField, type Draft } from '../message';

/** Names of fields for the groups of a pattern, in their order; null for a group that is none. */
type GroupNames = readonly (string | null)[];

/** Adds a field for each group of a pattern that has matched the text of the message. */
export function addGroups(
  draft: Draft,
  pattern: RegExp,
  match: RegExpExecArray,
  names: GroupNames,
): void {
  names.forEach((name, at) => {
    if (name !== null) addField(draft, name, match[at + 1]);
  });
  const { places } = draft;
  if (places === undefined) return;
  eachGroup(pattern, match, names, (name, from, to) => places.noteField(name, from, to));
}

/** The same of a pattern that has matched the tag, which is ASCII then. */
export function addTagGroups(
  draft: Draft,
  pattern: RegExp,
  match: RegExpExecArray,
  names: GroupNames,
): void {
  const tag = draft.places?.parts.get('appname');
  names.forEach((name, at) => {
    if (name !== null) addField(draft, name, match[at + 1]);
  });
  if (tag === undefined) return;
  eachGroup(pattern, match, names, (name, from, to) =>
    draft.places?.noteBytes(name, tag.offset + from, tag.offset + to),
  );
}

/** Where groups lie is asked for apart: it takes time, and nobody wants to know it of most messages. */
function eachGroup(
  pattern: RegExp,
  { input }: RegExpExecArray,
  names: GroupNames,
  note: (name: string, from: number, to: number) => void,
): void {
  const indices = new RegExp(pattern.source, `${pattern.flags}d`).exec(input)?.indices ?? [];
  names.forEach((name, at) => {
    // A group that had no part in the match has no indices, whatever the type says.
    const group = indices[at + 1] as [number, number] | undefined;
    if (name !== null && group !== undefined) note(name, ...group);
  });
}
