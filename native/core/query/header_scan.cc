#include "core/query/header_scan.h"

#include <algorithm>
#include <type_traits>

namespace gramscope {
namespace {

template <typename Test>
ChunkBits bitsOf(std::span<const IndexRow> rows, Test&& test) {
  ChunkBits bits;
  for (std::size_t begin = 0; begin < rows.size(); begin += ChunkBits::kWordBits) {
    const auto count = std::min(ChunkBits::kWordBits, rows.size() - begin);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{test(rows[begin + i])} << i;
    bits.words[begin / ChunkBits::kWordBits] = word;
  }
  return bits;
}

/// Without branches: whether a row matches is as good as random.
template <typename Number>
bool isIn(const Span<Number>& span, std::type_identity_t<Number> value) {
  return static_cast<bool>(static_cast<int>(value >= span.least) &
                           static_cast<int>(value <= span.most));
}

/// The scan of each kind of test.
struct Scan {
  const IndexBlock& block;
  std::span<const IndexRow> rows;
  NumberVerdicts& verdicts;

  ChunkBits operator()(const TimeTest& test) const {
    return bitsOf(rows, [&](const IndexRow& row) { return isIn(test.times, row.time); });
  }

  ChunkBits operator()(const AddressTest& test) const {
    verdicts.enter(block);
    const auto contains = [&](std::uint16_t number) {
      return verdicts.of(number,
                         [&](auto unseen) { return test.prefix.contains(block.address(unseen)); });
    };
    return bitsOf(rows, [&](const IndexRow& row) {
      if (row.has(IndexRow::kUnix)) return false;
      if (test.end != WayEnd::kDestination && contains(row.source)) return true;
      return test.end != WayEnd::kSource && contains(row.destination);
    });
  }

  ChunkBits operator()(const PortTest& test) const {
    const bool of_source = test.end != WayEnd::kDestination;
    const bool of_destination = test.end != WayEnd::kSource;
    return bitsOf(rows, [&, ports = test.ports](const IndexRow& row) {
      const bool source = isIn(ports, row.source_port) && of_source;
      const bool destination = isIn(ports, row.destination_port) && of_destination;
      return (source || destination) && !row.has(IndexRow::kUnix);
    });
  }

  ChunkBits operator()(const LengthTest& test) const {
    return bitsOf(rows,
                  [&](const IndexRow& row) { return isIn(test.lengths, row.original_length); });
  }

  ChunkBits operator()(const FrameTest& test) const {
    const IndexRow* const first = block.rows().data();
    return bitsOf(rows, [&](const IndexRow& row) {
      const auto number = block.firstNumber() + static_cast<std::uint64_t>(&row - first);
      return isIn(test.numbers, row.frame == 0 ? number : std::uint64_t{row.frame});
    });
  }

  ChunkBits operator()(const FrameLengthTest& test) const {
    return bitsOf(rows, [&](const IndexRow& row) {
      return isIn(test.lengths, row.original_length + block.origin(row.origin).frame_excess);
    });
  }

  ChunkBits operator()(const TtlTest& test) const {
    return bitsOf(rows, [&](const IndexRow& row) {
      return isIn(test.hops, row.ttl) && row.has(IndexRow::kHasTtl);
    });
  }

  ChunkBits operator()(const TrafficClassTest& test) const {
    return bitsOf(rows, [&](const IndexRow& row) { return isIn(test.classes, row.traffic_class); });
  }

  ChunkBits operator()(const SocketTest& test) const {
    verdicts.enter(block);
    const auto isWanted = [&](std::uint16_t number) {
      return std::ranges::find(test.sockets, block.origin(number).socket) != test.sockets.end();
    };
    return bitsOf(rows, [&](const IndexRow& row) { return verdicts.of(row.origin, isWanted); });
  }

  ChunkBits operator()(const DirectionTest& test) const {
    const auto wanted = static_cast<unsigned>(test.direction);
    return bitsOf(rows, [&](const IndexRow& row) {
      return (static_cast<unsigned>(row.flags) & IndexRow::kDirection) == wanted;
    });
  }

  ChunkBits operator()(const UnixTest&) const {
    return bitsOf(rows, [](const IndexRow& row) { return row.has(IndexRow::kUnix); });
  }

  ChunkBits operator()(const PathTest& test) const {
    verdicts.enter(block);
    const auto isWanted = [&](std::uint16_t number) {
      const std::string_view path = block.text(number);
      if (test.how == PathTest::How::kEquals) return path == test.text;
      return path.find(test.text) != path.npos;
    };
    return bitsOf(rows, [&](const IndexRow& row) {
      return row.has(IndexRow::kUnix) && verdicts.of(row.source, isWanted);
    });
  }

  ChunkBits operator()(const TruncatedTest&) const {
    return bitsOf(rows, [](const IndexRow& row) { return row.has(IndexRow::kTruncated); });
  }

  ChunkBits operator()(const PriorityTest& test) const {
    return bitsOf(rows, [&](const IndexRow& row) {
      return row.has(IndexRow::kHasPriority) && test.priorities[row.priority()];
    });
  }
};

}  // namespace

void NumberVerdicts::enter(const IndexBlock& block) {
  if (block_ == block.firstNumber()) return;
  known_.assign(std::size_t{1} << 16, kUnknown);
  block_ = block.firstNumber();
}

ChunkBits HeaderScan::scan(const IndexBlock& block, std::span<const IndexRow> rows) {
  return std::visit(Scan{block, rows, verdicts_}, test_);
}

}  // namespace gramscope
