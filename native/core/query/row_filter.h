#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/query/byte_search.h"
#include "core/query/chunk_bits.h"
#include "core/query/header_scan.h"
#include "core/query/predicate.h"

namespace gramscope {

/// Evaluates a predicate: the index first, for many rows at once; then, row by row, the payloads of
/// those whose outcome depends on them; and last what only JavaScript can find out.
class RowFilter {
 public:
  /// What each header test says of a chunk, by its number.
  using HeaderBits = std::vector<ChunkBits>;
  enum class Outcome : std::uint8_t { kNo = 0, kYes = 1, kOpen = 2 };

  /// What the index says of a chunk.
  struct Verdict {
    /// The rows that match whatever their payload is.
    ChunkBits yes{};
    /// Those whose payloads decide.
    ChunkBits open{};
    HeaderBits headers{};
  };

  /// `streams` are those of the log, where the predicate has tests about them, and outlive the
  /// filter. Throws std::invalid_argument where it has some and there are none.
  explicit RowFilter(const Predicate& predicate, const streams::StreamRun* streams = nullptr);

  /// Up to ChunkBits::kRows rows of a block. Throws std::bad_alloc.
  Verdict scan(const IndexBlock& block, std::span<const IndexRow> rows);

  /// One row of a chunk and its payload. `answers` has a byte for each question, which is the value
  /// of an Outcome, or is empty where none is answered. The row stays open only where it depends on
  /// what is.
  Outcome decide(const HeaderBits& headers, std::size_t row, std::span<const std::byte> payload,
                 std::span<const std::uint8_t> answers) const;

  std::size_t questionCount() const noexcept { return questions_; }
  /// Whether any question is about more than the payload.
  bool asksAboutRows() const noexcept { return asks_about_rows_; }
  /// Whether any test is about streams.
  bool asksAboutStreams() const noexcept { return asks_about_streams_; }

 private:
  struct Node {
    enum class Kind : std::uint8_t { kHeader, kContains, kAsked, kAll, kAny, kNone };
    Kind kind;
    /// Of the header test, the search or the question.
    std::size_t number = 0;
    std::vector<Node> of{};

    /// The dearest thing in it.
    Kind cost() const noexcept;
  };
  struct Bits {
    ChunkBits yes;
    ChunkBits no;
  };
  struct Chunk {
    const IndexBlock& block;
    std::span<const IndexRow> rows;
    HeaderBits& headers;
  };
  struct Row {
    const HeaderBits& headers;
    std::size_t number;
    std::span<const std::byte> payload;
    std::span<const std::uint8_t> answers;
  };

  Node compile(const Predicate& predicate);
  Node compile(const GroupTest& group);
  Node compile(const HeaderTest& test);
  Node compile(const ContainsTest& test);
  Node compile(const AskedTest& test);
  Bits scan(const Node& node, const Chunk& chunk);
  Bits scanGroup(const Node& node, const Chunk& chunk);
  Outcome decide(const Node& node, const Row& row) const;
  static Outcome outcomeOf(std::uint8_t answer) noexcept;
  Outcome decideGroup(const Node& node, const Row& row) const;

  const streams::StreamRun* streams_;
  std::vector<HeaderScan> headers_;
  std::vector<ByteSearch> searches_;
  std::size_t questions_ = 0;
  bool asks_about_rows_ = false;
  bool asks_about_streams_ = false;
  Node root_;
};

}  // namespace gramscope
