#include "core/query/row_filter.h"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace gramscope {

// Groups are evaluated as Kleene's logic has it: what is open stays so unless something else
// decides. `any` is `all` with yes and no exchanged, and `none` is the opposite of `any`.

RowFilter::RowFilter(const Predicate& predicate, const streams::StreamRun* streams)
    : streams_(streams), root_(compile(predicate)) {}

RowFilter::Node::Kind RowFilter::Node::cost() const noexcept {
  if (kind <= Kind::kAsked) return kind;
  Kind most = Kind::kHeader;
  for (const Node& node : of) most = std::max(most, node.cost());
  return most;
}

RowFilter::Node RowFilter::compile(const Predicate& predicate) {
  return std::visit([this](const auto& test) { return compile(test); }, predicate.test);
}

RowFilter::Node RowFilter::compile(const GroupTest& group) {
  constexpr Node::Kind kKinds[] = {Node::Kind::kAll, Node::Kind::kAny, Node::Kind::kNone};
  Node node{.kind = kKinds[static_cast<std::size_t>(group.kind)]};
  for (const Predicate& predicate : group.of) node.of.push_back(compile(predicate));
  std::ranges::stable_sort(node.of, {}, &Node::cost);
  return node;
}

RowFilter::Node RowFilter::compile(const HeaderTest& test) {
  if (std::holds_alternative<StreamTest>(test) || std::holds_alternative<StreamEventTest>(test)) {
    if (streams_ == nullptr) throw std::invalid_argument("nobody knows the streams of the log");
    asks_about_streams_ = true;
  }
  headers_.emplace_back(test, streams_);
  return {.kind = Node::Kind::kHeader, .number = headers_.size() - 1};
}

RowFilter::Node RowFilter::compile(const ContainsTest& test) {
  searches_.emplace_back(test.bytes,
                         test.ignores_case ? ByteSearch::Case::kIgnored : ByteSearch::Case::kExact);
  return {.kind = Node::Kind::kContains, .number = searches_.size() - 1};
}

RowFilter::Node RowFilter::compile(const AskedTest& test) {
  questions_ = std::max(questions_, test.question + 1);
  if (test.about == AskedTest::About::kRow) asks_about_rows_ = true;
  return {.kind = Node::Kind::kAsked, .number = test.question};
}

RowFilter::Verdict RowFilter::scan(const IndexBlock& block, std::span<const IndexRow> rows) {
  Verdict verdict;
  verdict.headers.resize(headers_.size());
  const Bits bits = scan(root_, {block, rows, verdict.headers});
  const ChunkBits existing = ChunkBits::first(rows.size());
  verdict.yes = bits.yes;
  verdict.yes &= existing;
  verdict.open = bits.yes;
  verdict.open |= bits.no;
  verdict.open = ~verdict.open;
  verdict.open &= existing;
  return verdict;
}

RowFilter::Bits RowFilter::scan(const Node& node, const Chunk& chunk) {
  if (node.kind > Node::Kind::kAsked) return scanGroup(node, chunk);
  if (node.kind != Node::Kind::kHeader) return {};
  ChunkBits& yes = chunk.headers[node.number];
  yes = headers_[node.number].scan(chunk.block, chunk.rows);
  return {yes, ~yes};
}

RowFilter::Bits RowFilter::scanGroup(const Node& node, const Chunk& chunk) {
  const bool is_all = node.kind == Node::Kind::kAll;
  const ChunkBits everything = ~ChunkBits{};
  // Whether every one so far agrees (all say yes, or all say no), and whether one settled it.
  ChunkBits agreed = everything;
  ChunkBits settled;
  for (const Node& child : node.of) {
    // decide() asks in the same order, and stops before it comes to what was not scanned here.
    if (settled == everything) break;
    const Bits bits = scan(child, chunk);
    agreed &= is_all ? bits.yes : bits.no;
    settled |= is_all ? bits.no : bits.yes;
  }
  if (node.kind == Node::Kind::kAny) return {settled, agreed};
  return {agreed, settled};
}

RowFilter::Outcome RowFilter::decide(const HeaderBits& headers, std::size_t row,
                                     std::span<const std::byte> payload,
                                     std::span<const std::uint8_t> answers) const {
  return decide(root_, {headers, row, payload, answers});
}

RowFilter::Outcome RowFilter::decide(const Node& node, const Row& row) const {
  const auto outcome = [](bool is_yes) { return is_yes ? Outcome::kYes : Outcome::kNo; };
  switch (node.kind) {
    case Node::Kind::kHeader:
      return outcome(row.headers[node.number].has(row.number));
    case Node::Kind::kContains:
      return outcome(searches_[node.number].isIn(row.payload));
    case Node::Kind::kAsked:
      if (row.answers.empty()) return Outcome::kOpen;
      return outcomeOf(row.answers[node.number]);
    default:
      return decideGroup(node, row);
  }
}

RowFilter::Outcome RowFilter::outcomeOf(std::uint8_t answer) noexcept {
  return answer < static_cast<std::uint8_t>(Outcome::kOpen) ? static_cast<Outcome>(answer)
                                                            : Outcome::kOpen;
}

RowFilter::Outcome RowFilter::decideGroup(const Node& node, const Row& row) const {
  const bool is_all = node.kind == Node::Kind::kAll;
  const Outcome settling = is_all ? Outcome::kNo : Outcome::kYes;
  bool is_open = false;
  bool is_settled = false;
  for (const Node& child : node.of) {
    const Outcome outcome = decide(child, row);
    is_open = is_open || outcome == Outcome::kOpen;
    is_settled = outcome == settling;
    if (is_settled) break;
  }
  if (!is_settled && is_open) return Outcome::kOpen;
  const bool is_yes = node.kind == Node::Kind::kAny ? is_settled : !is_settled;
  return is_yes ? Outcome::kYes : Outcome::kNo;
}

}  // namespace gramscope
