#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace gramscope {

/// How the payloads begin of the rows that a log took last, for whoever follows it closely: to read
/// them again from where they are written costs more than to look at them.
///
/// One thread keeps, any number of others copy at the same time.
class RecentPayloads {
 public:
  /// Bytes of each payload: the fixed header of RTP (RFC 3550, 5.1) and a word.
  static constexpr std::size_t kBytes = 16;
  /// Rows: more than half a second of 100,000 a second.
  static constexpr std::size_t kRows = std::size_t{1} << 16;

  /// To be called for each row of the log, in their order, before it is published.
  void keep(std::uint64_t number, std::span<const std::byte> payload) noexcept {
    const Words words = beginningOf(payload);
    newest_.store(number, std::memory_order_relaxed);
    auto slot = slots_[number % kRows].begin();
    // Whoever sees one of these words sees `newest_` as well.
    for (const auto word : words) (slot++)->store(word, std::memory_order_release);
  }

  /// Copies the first bytes of the payload of a published row, and zeros behind it. False where it
  /// is not recent any more, and then what was copied means nothing.
  bool copy(std::uint64_t number, std::span<std::byte, kBytes> into) const noexcept {
    Words words;
    auto slot = slots_[number % kRows].begin();
    for (auto& word : words) word = (slot++)->load(std::memory_order_acquire);
    std::memcpy(into.data(), words.data(), kBytes);
    return newest_.load(std::memory_order_relaxed) - number < kRows;
  }

 private:
  static constexpr std::size_t kWords = kBytes / sizeof(std::uint64_t);
  using Words = std::array<std::uint64_t, kWords>;
  using Slot = std::array<std::atomic<std::uint64_t>, kWords>;

  static Words beginningOf(std::span<const std::byte> payload) noexcept {
    Words words{};
    if (payload.size() >= kBytes) {
      // Of a length that is known, so that nothing is called.
      std::memcpy(words.data(), payload.data(), kBytes);
    } else {
      std::copy(payload.begin(), payload.end(), std::as_writable_bytes(std::span(words)).begin());
    }
    return words;
  }

  std::atomic<std::uint64_t> newest_ = 0;
  std::unique_ptr<Slot[]> slots_ = std::make_unique<Slot[]>(kRows);
};

}  // namespace gramscope
