import { addField } from '../message';
import type { SyslogVendor } from './vendor';

/** `<124198> <4130> <ERRS> <host 192.0.2.1> |ids| text`: the controllers' process is not always there. */
const controller =
  /^<(\d{6})> (?:<(\d{1,10})> )?<([A-Z]{4})> (?:\|AP ([^|\s]{1,64}) [^|]{1,64}\| )?/;

/** `Event|4657|LOG_INFO|AMM|1/1|text` */
const switchEvent = /^Event\|(\d{1,8})\|LOG_([A-Z]{1,8})\|([^|]{0,16})\|([^|]{0,16})\|/;

/** ArubaOS controllers and access points, and AOS-CX switches ("ArubaOS Syslog Messages"). */
export const aruba: SyslogVendor = {
  name: 'aruba',
  starts: '<E',
  read(draft) {
    const message = draft.message ?? '';
    if (message.startsWith('<')) {
      const match = controller.exec(message);
      if (match === null) return false;
      addField(draft, 'eventId', match[1]);
      addField(draft, 'process', match[2]);
      addField(draft, 'level', match[3]);
      addField(draft, 'accessPoint', match[4]);
    } else {
      const match = message.startsWith('Event|') ? switchEvent.exec(message) : null;
      if (match === null) return false;
      addField(draft, 'eventId', match[1]);
      addField(draft, 'level', match[2]);
      addField(draft, 'module', match[3]);
      addField(draft, 'member', match[4]);
    }
    draft.vendor = 'aruba';
    return true;
  },
};
