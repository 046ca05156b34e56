#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/log/index_block.h"
#include "core/query/chunk_bits.h"
#include "core/query/predicate.h"
#include "core/streams/row_streams.h"
#include "core/streams/stream_run.h"

namespace gramscope {

/// Whether a test holds for the things that rows of one block name by numbers: each is tested once
/// a block, when it is first met.
class NumberVerdicts {
 public:
  /// Forgets what is known of another block.
  void enter(const IndexBlock& block);

  template <typename Test>
  bool of(std::uint16_t number, Test&& test) {
    std::uint8_t& known = known_[number];
    if (known == kUnknown) known = test(number) ? kYes : kNo;
    return known == kYes;
  }

 private:
  static constexpr std::uint8_t kUnknown = 0;
  static constexpr std::uint8_t kNo = 1;
  static constexpr std::uint8_t kYes = 2;

  std::vector<std::uint8_t> known_;
  std::optional<std::uint64_t> block_;
};

/// Does one test for many rows of one index, of one block after the other.
class HeaderScan {
 public:
  /// Where the test is about streams, `streams` are those of the log, and outlive the scan.
  HeaderScan(HeaderTest test, const streams::StreamRun* streams);

  /// Up to ChunkBits::kRows rows of the block, whose streams are known. Throws std::bad_alloc.
  ChunkBits scan(const IndexBlock& block, std::span<const IndexRow> rows);

 private:
  HeaderTest test_;
  NumberVerdicts verdicts_;
  const streams::StreamRun* streams_;
  /// Where streams are looked up.
  std::unique_ptr<streams::RowStreams> row_streams_;
};

}  // namespace gramscope
