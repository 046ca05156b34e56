import { addGroups } from './pattern-fields';
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
      addGroups(draft, controller, match, ['eventId', 'process', 'level', 'accessPoint']);
    } else {
      const match = message.startsWith('Event|') ? switchEvent.exec(message) : null;
      if (match === null) return false;
      addGroups(draft, switchEvent, match, ['eventId', 'level', 'module', 'member']);
    }
    draft.vendor = 'aruba';
    return true;
  },
};
