import { addField, type Draft } from '../message';

/** In the order of the brackets of a fault ("Cisco ACI System Messages Reference"). */
const names = ['eventId', 'lifecycle', 'cause', 'faultSeverity', 'distinguishedName'];

/** `[F0110][soaking][node-failed][critical][topology/pod-1/node-102/fault-F0110] text`. */
export function readAciFields(draft: Draft): void {
  const message = draft.message ?? '';
  if (!message.startsWith('[') || !(draft.msgid ?? '').startsWith('%LOG_')) return;
  let at = 0;
  for (const name of names) {
    const close = message.charAt(at) === '[' ? message.indexOf(']', at) : -1;
    if (close < 0) return;
    addField(draft, name, message.slice(at + 1, close));
    draft.places?.noteField(name, at + 1, close);
    at = close + 1;
  }
}
