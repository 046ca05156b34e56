#include "core/query/header_scan.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

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
  const streams::StreamRun* run;
  streams::RowStreams* row_streams;

  std::uint64_t numberOf(const IndexRow& row) const {
    return block.firstNumber() + static_cast<std::uint64_t>(&row - block.rows().data());
  }

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
    return bitsOf(rows, [&](const IndexRow& row) {
      return isIn(test.numbers, row.frame == 0 ? numberOf(row) : std::uint64_t{row.frame});
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

  ChunkBits operator()(const StreamTest& test) const {
    return run->look([&](const streams::StreamAnalysis& analysis, std::int64_t) {
      return bitsOf(rows, [&](const IndexRow& row) {
        if (!run->belongsToStream(row)) return false;
        const auto number = row_streams->find(block, row, analysis.table());
        return number != 0 && isIn(test.streams, number);
      });
    });
  }

  ChunkBits operator()(const StreamEventTest& test) const {
    const auto first = numberOf(rows.front());
    const auto found = run->look([&](const streams::StreamAnalysis& analysis, std::int64_t) {
      return analysis.events().at(first, numberOf(rows.back()), SIZE_MAX);
    });
    const streams::EventSelection wanted{.kinds = test.kinds};
    ChunkBits bits;
    for (auto event = found.begin(); event != found.end();) {
      const auto row = event->row;
      std::uint64_t count = 0;
      bool is_wanted = false;
      for (; event != found.end() && event->row == row; ++event) {
        if (!wanted.has(event->kind)) continue;
        is_wanted = true;
        count += event->count;
      }
      constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
      const auto counted = static_cast<std::uint32_t>(std::min(count, kMost));
      if (is_wanted && isIn(test.counts, counted)) bits.set(row - first);
    }
    return bits;
  }
};

}  // namespace

void NumberVerdicts::enter(const IndexBlock& block) {
  if (block_ == block.firstNumber()) return;
  known_.assign(std::size_t{1} << 16, kUnknown);
  block_ = block.firstNumber();
}

HeaderScan::HeaderScan(HeaderTest test, const streams::StreamRun* streams)
    : test_(std::move(test)), streams_(streams) {
  if (std::holds_alternative<StreamTest>(test_)) {
    row_streams_ = std::make_unique<streams::RowStreams>();
  }
}

ChunkBits HeaderScan::scan(const IndexBlock& block, std::span<const IndexRow> rows) {
  if (rows.empty()) return {};
  return std::visit(Scan{block, rows, verdicts_, streams_, row_streams_.get()}, test_);
}

}  // namespace gramscope
