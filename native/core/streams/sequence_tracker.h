#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/streams/payload_analysis.h"

namespace gramscope::streams {

/// How the numbers of packets are read.
struct SequenceRules {
  /// Bits after which they wrap, from 8 to 64.
  unsigned bits = 16;
  /// By how much they grow from one packet to the next.
  std::uint64_t step = 1;
  /// How many packets ahead a number may be for those in between to be lost, and the sender not to
  /// have begun anew (MAX_DROPOUT of RFC 3550, appendix A.1).
  std::uint64_t most_ahead = 3000;
  /// How many packets behind the highest number one that has come already is a duplicate
  /// (MAX_MISORDER).
  std::uint64_t most_behind = 100;
};

/// Rules for any number: what RFC 3550 has for 16 bits, less where fewer bits tell less, and more
/// where a wrap is far away.
SequenceRules rulesFor(unsigned bits, std::uint64_t step);

/// Where a packet is in its sequence.
enum class SequencePlace : std::uint8_t {
  kNext,
  /// Packets before it are missing.
  kAhead,
  /// It fills a hole.
  kLate,
  kDuplicate,
  /// Its number is out of all order. It is not counted, unless the next one goes on from it.
  kStray,
  /// It goes on from a stray one: the sender began anew with that.
  kRestart,
};

struct SequenceStep {
  SequencePlace place = SequencePlace::kNext;
  /// Packets that are missing before it, or by how many it came late.
  std::uint64_t count = 0;
  /// The row at which a late packet had been told to be lost, as long as that is known.
  std::optional<std::uint64_t> missed_at{};
};

/// Follows numbers that wrap (RFC 3550, appendix A.1), and remembers which of the last ones came,
/// so that what is late is told from what is doubled.
class SequenceTracker {
 public:
  /// Numbers behind the highest of which it is known whether they came.
  static constexpr std::uint64_t kWindow = 1024;
  /// Holes of which it is known where they were told, so that hostile senders cost little memory.
  static constexpr std::size_t kMostHoles = 64;

  explicit SequenceTracker(const SequenceRules& rules);

  /// The next packet, which is in a row of the log.
  SequenceStep follow(std::uint64_t number, std::uint64_t row = 0) {
    return follow(number, row, rules_.most_ahead);
  }

  /// As above, by another limit for this packet: 1 at least.
  SequenceStep follow(std::uint64_t number, std::uint64_t row, std::uint64_t most_ahead) {
    if (!isNext(number)) return place(number, row, most_ahead);
    highest_number_ = number & mask_;
    markAt(++highest_);
    return {};
  }

  /// Goes on with fewer bits, where the upper ones turned out not to belong to the number.
  void narrow(const SequenceRules& rules) noexcept;

  SequenceCounts counts() const noexcept;
  std::uint64_t highest() const noexcept { return highest_number_; }

 private:
  /// Positions that are missing, from `begin` to before `end`, which is that of the packet in
  /// `row`.
  struct Hole {
    std::uint64_t begin;
    std::uint64_t end;
    std::uint64_t row;
  };

  /// Whether it follows on the highest one, as most numbers do.
  bool isNext(std::uint64_t number) const noexcept {
    return is_begun_ && ((number - highest_number_) & mask_) == rules_.step;
  }
  SequenceStep place(std::uint64_t number, std::uint64_t row, std::uint64_t most_ahead);
  void begin(std::uint64_t number);
  std::optional<std::uint64_t> packetsIn(std::uint64_t difference) const noexcept;
  SequenceStep advance(std::uint64_t number, std::uint64_t row, std::uint64_t packets);
  void noteHole(const Hole& hole);
  std::optional<std::uint64_t> missedAt(std::uint64_t position) const noexcept;
  std::optional<SequenceStep> late(std::uint64_t packets);
  SequenceStep stray(std::uint64_t number, std::uint64_t row);
  bool cameAt(std::uint64_t position) const noexcept;
  void markAt(std::uint64_t position) noexcept {
    came_[position / 64 % came_.size()] |= std::uint64_t{1} << position % 64;
  }
  void forgetUpTo(std::uint64_t position) noexcept;

  SequenceRules rules_;
  std::uint64_t mask_;
  bool is_begun_ = false;
  std::uint64_t highest_number_ = 0;
  /// Positions go on where numbers wrap, and where the sender begins anew.
  std::uint64_t highest_ = 0;
  std::uint64_t base_ = 0;
  /// What would go on from the last stray number.
  std::optional<std::uint64_t> after_stray_;
  /// Expected before the sender began anew, and come from before the first packet.
  std::uint64_t expected_besides_ = 0;
  SequenceCounts counts_;
  std::array<std::uint64_t, kWindow / 64> came_{};
  /// The newest ones, in their order.
  std::vector<Hole> holes_;
};

/// Tells of what a packet's place says; 0 for `detail`. `kStray` says nothing. What comes late is
/// not lost any more.
void tell(const SequenceStep& step, std::uint64_t row, EventSink& events);

}  // namespace gramscope::streams
