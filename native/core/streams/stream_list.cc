#include "core/streams/stream_list.h"

#include <algorithm>
#include <compare>
#include <optional>

#include "core/streams/stream_label.h"

namespace gramscope::streams {
namespace {

/// ASCII letters alone: names of programs may have any others.
std::string lowered(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

SequenceCounts countsOf(const Stream& stream) {
  const auto* analysis = stream.payload().analysis();
  return analysis == nullptr ? SequenceCounts{} : analysis->counts();
}

/// Streams without an analysis come before all that have one.
double sequenceKey(const Stream& stream, StreamOrder order) {
  const auto* analysis = stream.payload().analysis();
  if (analysis == nullptr) return -1;
  if (order == StreamOrder::kProtocol) return static_cast<double>(analysis->protocol());
  if (order == StreamOrder::kJitter) return analysis->jitter().value_or(-1);
  const auto counts = countsOf(stream);
  const auto lost = static_cast<double>(counts.lost);
  if (order == StreamOrder::kLost) return lost;
  return counts.expected == 0 ? 0 : lost / static_cast<double>(counts.expected);
}

/// Of a file the number of the interface, of a capture its index.
std::uint32_t interfaceOf(const Stream& stream) {
  const auto& key = stream.key();
  return key.interface_index == 0 ? key.socket : key.interface_index;
}

double interfaceKey(const Stream& stream, const StreamListing& listing) {
  const auto place = listing.interface_places.find(interfaceOf(stream));
  return place == listing.interface_places.end() ? -1.0 : static_cast<double>(place->second);
}

/// What streams are compared by, unless by their addresses.
double keyFor(const Stream& stream, const StreamListing& listing, const StreamOptions& options,
              std::int64_t now) {
  switch (listing.order) {
    case StreamOrder::kFirst:
    case StreamOrder::kSource:
    case StreamOrder::kDestination:
      return 0;
    case StreamOrder::kInterface:
      return interfaceKey(stream, listing);
    case StreamOrder::kState:
      return static_cast<double>(stream.stateAt(now, options));
    case StreamOrder::kDatagrams:
      return static_cast<double>(stream.total().datagrams);
    case StreamOrder::kBytes:
      return static_cast<double>(stream.total().bytes);
    case StreamOrder::kRate:
      return static_cast<double>(stream.rateAt(now).datagrams);
    case StreamOrder::kBitRate:
      return static_cast<double>(stream.rateAt(now).bytes);
    case StreamOrder::kLength:
      return stream.lengths().mean();
    case StreamOrder::kProtocol:
    case StreamOrder::kLost:
    case StreamOrder::kLossShare:
    case StreamOrder::kJitter:
      return sequenceKey(stream, listing.order);
    case StreamOrder::kBurst:
      return stream.highestBurst();
    case StreamOrder::kBuffer:
      return stream.highestBuffer();
    case StreamOrder::kLast:
      // Differences below a microsecond are lost in a double: numbers decide then.
      return static_cast<double>(stream.last());
  }
  return 0;
}

/// IPv4 before IPv6.
std::strong_ordering compare(const SocketAddress& one, const SocketAddress& other) {
  const auto families = one.family <=> other.family;
  return families == 0 ? one <=> other : families;
}

std::strong_ordering compare(const StreamKey& one, const StreamKey& other, StreamOrder order) {
  if (order == StreamOrder::kSource) return compare(one.source, other.source);
  if (order == StreamOrder::kDestination) return compare(one.destination, other.destination);
  return std::strong_ordering::equal;
}

}  // namespace

StreamPage StreamLister::list(const StreamAnalysis& analysis, const StreamListing& listing,
                              std::int64_t now) {
  const StreamTable& table = analysis.table();
  if (text_ != listing.text) {
    text_ = listing.text;
    has_text_.clear();
  }
  StreamPage page{.total = table.size()};
  entries_.clear();
  for (std::uint32_t number = 1; number <= table.size(); ++number) {
    const Stream& stream = table.at(number);
    const auto alarms = stream.alarmsAt(now, analysis.options());
    if (alarms.any()) ++page.alarmed;
    if (!isMeant(stream, listing, alarms)) continue;
    entries_.push_back({keyFor(stream, listing, analysis.options(), now), number});
  }
  page.matching = entries_.size();
  page.streams = this->page(analysis, listing);
  return page;
}

bool StreamLister::isMeant(const Stream& stream, const StreamListing& listing,
                           const Alarms& alarms) {
  // Before the others, so that no stream is skipped: see has_text_.
  if (!hasText(stream, listing)) return false;
  if (listing.is_multicast_only && !isMulticast(stream.key().destination)) return false;
  return !listing.is_alarmed_only || alarms.any();
}

bool StreamLister::hasText(const Stream& stream, const StreamListing& listing) {
  if (text_.empty()) return true;
  if (stream.number() > has_text_.size()) {
    has_text_.push_back(stream.text().find(text_) != std::string::npos);
  }
  if (has_text_[stream.number() - 1]) return true;
  if (std::ranges::find(listing.interfaces, interfaceOf(stream)) != listing.interfaces.end()) {
    return true;
  }
  const auto* analysis = stream.payload().analysis();
  if (analysis == nullptr) return false;
  if ((listing.protocols >> static_cast<unsigned>(analysis->protocol()) & 1U) != 0) return true;
  return lowered(labelOf(*analysis)).find(text_) != std::string::npos;
}

/// Puts only those into order that are asked for.
std::vector<std::uint32_t> StreamLister::page(const StreamAnalysis& analysis,
                                              const StreamListing& listing) {
  std::vector<std::uint32_t> numbers;
  if (listing.from >= entries_.size()) return numbers;
  const auto before = [&](const Entry& one, const Entry& other) {
    if (one.key != other.key)
      return listing.is_descending ? one.key > other.key : one.key < other.key;
    const auto order = compare(analysis.table().at(one.number).key(),
                               analysis.table().at(other.number).key(), listing.order);
    if (order != 0) return listing.is_descending ? order > 0 : order < 0;
    // The order in which they began is an order too, which can be turned round.
    const bool is_turned = listing.order == StreamOrder::kFirst && listing.is_descending;
    return is_turned ? one.number > other.number : one.number < other.number;
  };
  const auto count = std::min<std::uint64_t>(listing.count, entries_.size() - listing.from);
  const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(listing.from);
  const auto end = begin + static_cast<std::ptrdiff_t>(count);
  if (begin != entries_.begin()) std::nth_element(entries_.begin(), begin, entries_.end(), before);
  std::partial_sort(begin, end, entries_.end(), before);
  for (auto entry = begin; entry != end; ++entry) numbers.push_back(entry->number);
  return numbers;
}

}  // namespace gramscope::streams
