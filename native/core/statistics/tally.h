#pragma once

#include <cstdint>

namespace gramscope::statistics {

/// How much there was.
struct Tally {
  std::uint64_t datagrams = 0;
  /// Of payload, as sent.
  std::uint64_t bytes = 0;

  Tally& operator+=(const Tally& more) noexcept {
    datagrams += more.datagrams;
    bytes += more.bytes;
    return *this;
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace gramscope::statistics
