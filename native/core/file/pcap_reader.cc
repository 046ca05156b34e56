#include "core/file/pcap_reader.h"

#include <algorithm>
#include <utility>

namespace gramscope::file {
namespace {

/// Records in a row that make sense before one is believed to be where it seems to be.
constexpr std::size_t kChain = 3;
/// Records that are looked at to tell variants apart.
constexpr std::size_t kTrial = 16;

bool isZero(const PcapFormat::Record& record) {
  return (record.seconds | record.fraction | record.captured | record.original) == 0;
}

}  // namespace

PcapReader::PcapReader(Window& window, const PcapFormat& format)
    : window_(window), format_(format), offset_(format.file_header) {
  const auto resolution =
      format.is_nanoseconds ? TimestampUnit::kNanoseconds : TimestampUnit::kMicroseconds;
  interfaces_.push_back({.link_type = format.link_type,
                         .snap_length = format.snap_length,
                         .unit = TimestampUnit(resolution)});
  chooseRecordHeader();
}

bool PcapReader::recognises(std::span<const std::byte> start) {
  return PcapFormat::read(start).has_value();
}

bool PcapReader::next(Frame& frame) {
  for (;;) {
    auto bytes = window_.at(offset_, format_.record_header);
    if (bytes.empty()) return false;
    if (bytes.size() < format_.record_header) {
      recover("the file ends in the middle of a record header");
      continue;
    }
    const auto record = format_.record(bytes.data());
    if (auto reason = wrong(record); !reason.empty()) {
      recover(std::move(reason));
      continue;
    }
    const auto whole = format_.record_header + record.captured;
    bytes = window_.at(offset_, whole);
    if (bytes.size() < whole) {
      recover("the file ends before this frame of " + std::to_string(record.captured) +
              " bytes does");
      continue;
    }
    frame = {
        .number = ++frames_,
        .time = interfaces_.front().unit.nanoseconds(
            std::uint64_t{record.seconds} * (format_.is_nanoseconds ? 1'000'000'000 : 1'000'000) +
            record.fraction),
        .offset = offset_ + format_.record_header,
        .bytes = bytes.subspan(format_.record_header, record.captured),
        .original_length = std::max(record.captured, record.original),
        .link_type = format_.link_type};
    last_seconds_ = record.seconds;
    offset_ += whole;
    return true;
  }
}

/// Empty where the record may be right.
std::string PcapReader::wrong(const PcapFormat::Record& record) {
  if (record.captured > PcapFormat::kLongestFrame) {
    return "the captured length of a frame is " + std::to_string(record.captured) + " bytes, " +
           std::to_string(PcapFormat::kLongestFrame) + " is the most";
  }
  // One alone may be an empty frame.
  if (isZero(record) && hasZeros(offset_, 2 * format_.record_header)) return "zeros";
  return {};
}

bool PcapReader::hasZeros(std::uint64_t offset, std::size_t count) {
  const auto bytes = window_.at(offset, count);
  const auto looked_at = bytes.first(std::min(bytes.size(), count));
  return std::ranges::all_of(looked_at, [](std::byte byte) { return byte == std::byte{0}; });
}

/// Three authors of modified versions chose the same two magic numbers, and record headers of
/// different length: the one with which most records make sense is right.
void PcapReader::chooseRecordHeader() {
  std::size_t best = 0;
  PcapFormat chosen = format_;
  const bool is_modified = format_.record_header != PcapFormat::kRecordHeader;
  for (const std::size_t header :
       is_modified ? std::vector<std::size_t>{24, 28} : std::vector<std::size_t>{16, 24, 20}) {
    PcapFormat candidate = format_;
    candidate.record_header = header;
    const auto chain = chainLength(offset_, candidate, kTrial);
    if (chain <= best) continue;
    best = chain;
    chosen = candidate;
  }
  format_ = chosen;
}

/// How many records in a row make sense from there on; `most` where the input ends in or after the
/// second or a later one.
std::size_t PcapReader::chainLength(std::uint64_t offset, const PcapFormat& format,
                                    std::size_t most) {
  for (std::size_t count = 0; count < most; ++count) {
    const auto at_end = count == 0 ? 0 : most;
    const auto bytes = window_.at(offset, format.record_header);
    if (bytes.size() < format.record_header) return at_end;
    const auto record = format.record(bytes.data());
    if (!isPlausible(record, format)) return count;
    const auto whole = format.record_header + record.captured;
    if (window_.at(offset, whole).size() < whole) return at_end;
    offset += whole;
  }
  return most;
}

bool PcapReader::isPlausible(const PcapFormat::Record& record, const PcapFormat& format) const {
  constexpr std::uint32_t kYear = 366 * 86400;
  const std::uint32_t unit = format.is_nanoseconds ? 1'000'000'000 : 1'000'000;
  if (record.fraction >= unit || record.captured > PcapFormat::kLongestFrame) return false;
  if (record.captured == 0 || record.original < record.captured) return false;
  if (last_seconds_ == 0) return true;
  const auto [earlier, later] = std::minmax(record.seconds, last_seconds_);
  return later - earlier < kYear;
}

/// Moves to the next few records that make sense, or to the end of the input.
void PcapReader::recover(std::string reason) {
  const auto begin = offset_;
  for (++offset_;; ++offset_) {
    const auto bytes = window_.at(offset_, format_.record_header);
    if (bytes.size() < format_.record_header) {
      offset_ += bytes.size();
      break;
    }
    if (!isPlausible(format_.record(bytes.data()), format_)) continue;
    if (chainLength(offset_, format_, kChain) == kChain) break;
  }
  damage_.add({begin, std::move(reason), offset_ - begin});
}

}  // namespace gramscope::file
