#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/streams/arrival.h"
#include "core/streams/sequence_field.h"

namespace gramscope::streams {

/// Looks for a sequence number among the first bytes of the first packets of a stream: what grows
/// by the same step, but for a few packets that are lost, doubled or out of order.
class FieldFinder {
 public:
  /// Bytes of each payload in which a number is looked for.
  static constexpr std::size_t kLooked = 64;

  enum class State : std::uint8_t { kOpen, kFound, kNothing };

  State observe(const Arrival& arrival);

  /// What was found.
  const SequenceField& field() const noexcept { return field_; }

  /// Packets that were looked at, for whom it may be told again; payloads are cut to `kLooked`
  /// bytes.
  std::size_t size() const noexcept { return packets_.size(); }
  Arrival packet(std::size_t at) const noexcept;

 private:
  struct Packet {
    std::uint64_t row;
    std::int64_t time;
    std::uint32_t length;
    std::uint8_t kept;
    std::array<std::byte, kLooked> bytes;
  };
  /// How well a field goes on.
  struct Record {
    std::uint32_t step = 0;
    std::uint32_t increments = 0;
    /// Packets that are not one step behind the one before.
    std::uint32_t others = 0;
  };

  std::optional<Record> recordOf(const SequenceField& field) const;
  std::optional<std::uint64_t> leastStep(const SequenceField& field) const;
  bool isConvincing(const SequenceField& field, const Record& record) const;
  std::optional<SequenceField> best(std::uint32_t increments) const;

  std::vector<Packet> packets_;
  SequenceField field_;
};

}  // namespace gramscope::streams
