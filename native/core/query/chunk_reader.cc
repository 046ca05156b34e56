#include "core/query/chunk_reader.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <new>
#include <utility>

namespace gramscope {
namespace {

constexpr std::size_t kDenseAhead = std::size_t{1} << 20;
constexpr std::size_t kSparseAhead = std::size_t{1} << 13;

/// Where one row of so many is wanted, or more, everything is read: that takes as long as reading
/// these alone, if payloads are as long as lines of syslog.
constexpr std::size_t kDense = 24;

}  // namespace

ChunkReader::ChunkReader(RowFilter& filter, Input& input, const std::atomic<bool>& is_stopped,
                         RowPacker::AddressText address_text)
    : filter_(filter),
      is_stopped_(is_stopped),
      address_text_(std::move(address_text)),
      dense_(input, kDenseAhead),
      sparse_(input, kSparseAhead) {}

Chunk ChunkReader::read(const LogSnapshot::Run& run, std::size_t skipped) {
  if (is_stopped_.load(std::memory_order_relaxed)) throw Cancelled();
  const auto count = std::min(run.rows.size() - skipped, ChunkBits::kRows);
  const auto rows = run.rows.subspan(skipped, count);
  auto verdict = filter_.scan(run.block, rows);
  Chunk chunk{.first = run.first + skipped, .count = count, .matches = verdict.yes};
  if (verdict.open == ChunkBits{}) return chunk;
  chunk.headers = std::move(verdict.headers);
  readPayloads(run, rows, verdict.open, chunk);
  return chunk;
}

void ChunkReader::readPayloads(const LogSnapshot::Run& run, std::span<const IndexRow> rows,
                               const ChunkBits& open, Chunk& chunk) {
  PayloadReader& reader = open.count() * kDense >= rows.size() ? dense_ : sparse_;
  for (std::size_t word = 0; word < open.words.size(); ++word) {
    for (auto bits = open.words[word]; bits != 0; bits &= bits - 1) {
      if (is_stopped_.load(std::memory_order_relaxed)) throw Cancelled();
      const auto row = word * ChunkBits::kWordBits + static_cast<unsigned>(std::countr_zero(bits));
      std::span<const std::byte> payload;
      if (!readPayload(reader, run.block, rows[row], payload)) {
        ++chunk.unreadable;
        continue;
      }
      const auto outcome = filter_.decide(chunk.headers, row, payload, {});
      if (outcome == RowFilter::Outcome::kYes) chunk.matches.set(row);
      if (outcome != RowFilter::Outcome::kOpen) continue;
      ask(run.block, rows[row], payload, row, chunk);
      if (chunk.payloads.size() < kMostOpenBytes) continue;
      chunk.count = row + 1;
      return;
    }
  }
}

/// Whether the whole of it was there. A disk or a file that fails here and there does not end the
/// query.
bool ChunkReader::readPayload(PayloadReader& reader, const IndexBlock& block, const IndexRow& row,
                              std::span<const std::byte>& payload) {
  try {
    payload = reader.read(block, row, std::numeric_limits<std::size_t>::max());
  } catch (const Cancelled&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return false;
  }
  return payload.size() == row.captured_length;
}

/// Puts the row at this place among those that are open. All that is asked about it is copied, for
/// its block may be gone when it is answered.
void ChunkReader::ask(const IndexBlock& block, const IndexRow& row,
                      std::span<const std::byte> payload, std::size_t at, Chunk& chunk) const {
  chunk.open.push_back(static_cast<std::uint32_t>(at));
  chunk.payloads.insert(chunk.payloads.end(), payload.begin(), payload.end());
  chunk.ends.push_back(static_cast<std::uint32_t>(chunk.payloads.size()));
  if (!filter_.asksAboutRows()) return;
  if (!chunk.rows) chunk.rows.emplace(RowPacker::Options{.payload_limit = 0}, address_text_);
  chunk.rows->add(chunk.first + at, block.at(row).datagram);
}

void ChunkReader::finish(Chunk& chunk, std::span<const std::uint8_t> answers) const {
  const std::span<const std::byte> payloads = chunk.payloads;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < chunk.open.size(); ++at) {
    const std::size_t row = chunk.open[at];
    const auto payload = payloads.subspan(begin, chunk.ends[at] - begin);
    begin = chunk.ends[at];
    const auto count = filter_.questionCount();
    const auto outcome =
        filter_.decide(chunk.headers, row, payload, answers.subspan(at * count, count));
    if (outcome == RowFilter::Outcome::kYes) chunk.matches.set(row);
    if (outcome == RowFilter::Outcome::kOpen) chunk.undecided.push_back(chunk.first + row);
  }
}

}  // namespace gramscope
