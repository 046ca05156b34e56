import { layout } from './place';

/** As `native/core/streams/test_datagram.h` has them. */
export const gramscopeTestPlaces = layout({
  'gramscope.test.last': [9],
  'gramscope.test.stream': [12, 4],
  'gramscope.test.seq': [16, 8],
  'gramscope.test.time': [24, 8],
  'gramscope.test.interval': [32, 8],
});
