import { layout } from './place';

/** RFC 5880, section 4.1. */
export const bfdPlaces = layout({
  'bfd.version': [0],
  'bfd.diag': [0],
  'bfd.sta': [1],
  'bfd.flags': [1],
  'bfd.detect_time_multiplier': [2],
  'bfd.message_length': [3],
  'bfd.my_discriminator': [4, 4],
  'bfd.your_discriminator': [8, 4],
  'bfd.desired_min_tx_interval': [12, 4],
  'bfd.required_min_rx_interval': [16, 4],
  'bfd.required_min_echo_interval': [20, 4],
});
