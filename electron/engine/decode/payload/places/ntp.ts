import { layout } from './place';

/** RFC 5905, figure 8. */
export const ntpPlaces = layout({
  'ntp.flags.li': [0],
  'ntp.flags.vn': [0],
  'ntp.flags.mode': [0],
  'ntp.stratum': [1],
  'ntp.ppoll': [2],
  'ntp.precision': [3],
  'ntp.rootdelay': [4, 4],
  'ntp.rootdispersion': [8, 4],
  'ntp.refid': [12, 4],
  'gramscope.ntp.reference': [12, 4],
  'ntp.reftime': [16, 8],
  'ntp.org': [24, 8],
  'ntp.rec': [32, 8],
  'ntp.xmt': [40, 8],
});
