#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/log/log_index.h"

namespace gramscope::exporting {

/// Numbers of frames. Takes a bit for each frame up to the last that was added.
class FrameSelection {
 public:
  /// Throws std::bad_alloc.
  void add(std::uint64_t frame) {
    const auto word = static_cast<std::size_t>(frame / kBits);
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << frame % kBits;
  }

  /// The frame of a row. A fragmented datagram without payload is not marked as scattered.
  void add(const IndexRow& row) {
    add(std::uint64_t{row.frame});
    if (row.has(IndexRow::kScattered) || row.captured_length == 0) may_have_fragments_ = true;
  }

  /// Those of the rows for which `matches(number)` holds.
  template <typename Matches>
  void add(const LogSnapshot& rows, Matches&& matches) {
    for (std::size_t at = 0; at < rows.runCount(); ++at) {
      const auto run = rows.run(at);
      auto number = run.first;
      for (const IndexRow& row : run.rows) {
        if (matches(number++)) add(row);
      }
    }
  }

  bool has(std::uint64_t frame) const noexcept {
    const auto word = static_cast<std::size_t>(frame / kBits);
    return word < words_.size() && (words_[word] >> frame % kBits & 1) != 0;
  }

  /// Whether datagrams of these frames may have fragments in other frames.
  bool mayHaveFragments() const noexcept { return may_have_fragments_; }

 private:
  static constexpr std::uint64_t kBits = 64;

  std::vector<std::uint64_t> words_;
  bool may_have_fragments_ = false;
};

}  // namespace gramscope::exporting
