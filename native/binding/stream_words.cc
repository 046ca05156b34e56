#include "binding/stream_words.h"

namespace gramscope::binding {

using Words = std::vector<std::string>;

const Words& streamOrderWords() {
  static const Words kWords = {"first",  "source",    "destination", "interface", "protocol",
                               "state",  "datagrams", "bytes",       "rate",      "bitRate",
                               "length", "lost",      "lossShare",   "jitter",    "burst",
                               "buffer", "last"};
  return kWords;
}

const Words& eventKindWords() {
  static const Words kWords = {"new",        "lost",         "duplicate",   "reordered",
                               "restart",    "clock-jump",   "continuity",  "transport-error",
                               "loss-alarm", "jitter-alarm", "burst-alarm", "buffer-alarm"};
  return kWords;
}

const Words& protocolWords() {
  static const Words kWords = {"rtp", "mpeg-ts", "test", "sequence"};
  return kWords;
}

const Words& alarmWords() {
  static const Words kWords = {"loss", "jitter", "burst", "buffer"};
  return kWords;
}

const Words& stateWords() {
  static const Words kWords = {"active", "silent", "gone"};
  return kWords;
}

}  // namespace gramscope::binding
