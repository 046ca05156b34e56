#include "core/streams/stream_analysis.h"

#include <algorithm>
#include <utility>

namespace gramscope::streams {
namespace {

/// Steps of a series, even numbers: of the first streams many, so that all together stay small.
constexpr std::uint32_t kManySteps = 120;
constexpr std::uint32_t kFewSteps = 16;
constexpr std::uint32_t kWithManySteps = 4096;

/// Streams that are looked into at a time without being recognised yet. Spoofed ones that have a
/// datagram each would fill the memory; of more, the oldest are given up.
constexpr std::size_t kMostOpen = 4096;

/// What recognition looks at before it knows anything: the first datagrams are read as a whole.
constexpr std::size_t kWantedAtFirst = 65535;

std::string endText(const SocketAddress& address, const StreamAnalysis::AddressText& text) {
  const auto host = text(address);
  const auto port = std::to_string(address.port);
  return address.family == Family::kIpv6 ? '[' + host + "]:" + port : host + ':' + port;
}

}  // namespace

StreamAnalysis::StreamAnalysis(StreamOptions options, AddressText address_text)
    : options_(std::move(options)),
      address_text_(std::move(address_text)),
      context_{.options = options_} {}

std::size_t StreamAnalysis::wanted(std::uint32_t stream) const noexcept {
  if (stream != 0) return table_.at(stream).payload().wanted();
  return table_.isFull() ? 0 : kWantedAtFirst;
}

std::uint64_t StreamAnalysis::observe(std::uint32_t number, const StreamBatch& batch) {
  Stream& stream = table_.at(number);
  std::uint64_t missed = 0;
  for (auto place = batch.firstOf(number); place != StreamBatch::kNone;) {
    const StreamBatch::Item& item = batch.items()[place];
    stream.observe({.row = item.number,
                    .time = item.row->time,
                    .length = item.row->original_length,
                    .payload = batch.payloadOf(item)},
                   *item.row, item.reading, context_);
    if (item.reading == Reading::kFailed) ++missed;
    place = item.next;
  }
  latest_ = std::max(latest_, stream.last());
  return missed;
}

std::uint32_t StreamAnalysis::begin(const IndexBlock& block, const IndexRow& row) {
  if (const auto found = find(block, row)) return found;
  if (table_.isFull()) {
    ++unlisted_;
    return 0;
  }
  const auto number = table_.size() + 1;
  const auto key = keyOf(block, row);
  table_.add({.number = number,
              .key = key,
              .time = row.time,
              .steps = number <= kWithManySteps ? kManySteps : kFewSteps,
              .text = endText(key.source, address_text_) + '\n' +
                      endText(key.destination, address_text_)});
  lookInto(table_.at(number));
  return number;
}

void StreamAnalysis::lookInto(Stream& stream) {
  if (context_.payloads.analysed >= PayloadBudget::kMostAnalysed) return;
  const auto& destination = stream.key().destination;
  stream.payload().begin({.rates = options_.clock_rates, .destination = destination},
                         options_.fieldOf(destination));
  open_.push_back(stream.number());
  while (open_.size() > kMostOpen) {
    table_.at(open_.front()).payload().giveUp();
    open_.pop_front();
  }
}

void StreamAnalysis::trim() {
  std::erase_if(open_,
                [this](std::uint32_t number) { return !table_.at(number).payload().isOpen(); });
  if (context_.spare_slots > BurstWindow::kSpareSlots / 2) return;
  for (std::uint32_t number = 1; number <= table_.size(); ++number) {
    table_.at(number).trim(latest_, context_);
  }
}

}  // namespace gramscope::streams
