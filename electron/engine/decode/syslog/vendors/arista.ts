import { addProduct } from '../cisco';
import { addTokenFields, afterToken, readCiscoToken } from '../cisco-token';
import { digitsEnd } from '../chars';
import { addField, noteFrom } from '../message';
import type { SyslogVendor } from './vendor';

/**
 * Tokens of Cisco's kind behind an ordinary header: EOS names the agent that sends as the tag
 * (`Ebra: %LINEPROTO-5-UPDOWN: …`, or `Ebra: 100: %…` with sequence numbers). Cisco's systems have none, or
 * one that a relay made (`CiscoASA[999]: %ASA-6-305011: …`).
 */
export const arista: SyslogVendor = {
  name: 'arista',
  starts: '%0123456789',
  read(draft) {
    const message = draft.message ?? '';
    const number = digitsEnd(message, 0, 12);
    const at = number > 0 && message.startsWith(': ', number) ? number + 2 : 0;
    const token = readCiscoToken(message, at);
    if (token === null) return false;
    if (at > 0) {
      addField(draft, 'sequence', message.slice(0, number));
      draft.places?.noteField('sequence', 0, number);
    }
    addTokenFields(draft, message, token, noteFrom(draft, 0));
    addProduct(draft);
    const tag = draft.appname ?? 'cisco';
    if (draft.fields['product'] === undefined && !/cisco/iu.test(tag)) {
      draft.vendor = 'arista';
      return true;
    }
    draft.vendor = 'cisco';
    draft.msgid ??= message.slice(token.at, token.end);
    const text = message.slice(afterToken(message, token));
    draft.places?.notePartOfMessage('message', message.length - text.length, message.length);
    draft.message = text === '' ? undefined : text;
    return true;
  },
};
