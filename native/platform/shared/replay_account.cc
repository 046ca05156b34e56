#include "platform/shared/replay_account.h"

namespace gramscope {

PlayerState ReplayAccount::state() const {
  const std::lock_guard lock(mutex_);
  return progress_.state;
}

void ReplayAccount::setState(PlayerState state) {
  const std::lock_guard lock(mutex_);
  progress_.state = state;
}

void ReplayAccount::beginLoop(std::uint64_t loop) {
  const std::lock_guard lock(mutex_);
  progress_.loop = loop + 1;
}

void ReplayAccount::skip(const replay::SkipCounts& skipped) {
  const std::lock_guard lock(mutex_);
  progress_.skipped.add(skipped);
}

void ReplayAccount::stall() {
  const std::lock_guard lock(mutex_);
  ++progress_.stalls;
}

void ReplayAccount::fail(const PlayerFailure& failure) {
  const std::lock_guard lock(mutex_);
  failure_ = failure;
}

void ReplayAccount::delayFirst(std::int64_t duration) {
  const std::lock_guard lock(mutex_);
  if (first_) first_ = {.due = first_->due + duration, .at = first_->at + duration};
}

void ReplayAccount::settle(std::span<const ReplayItem> items, const SendReport& report,
                           const Departure& departure) {
  if (report.settled == 0) return;
  const std::lock_guard lock(mutex_);
  auto failure = report.failures.begin();
  for (std::size_t at = 0; at < report.settled; ++at) {
    const ReplayItem& item = items[at];
    if (departure.is_timed) lateness_.add(departure.at - departure.due[at]);
    if (failure != report.failures.end() && failure->index == at) {
      refuse(item, *failure++);
      continue;
    }
    ++progress_.sent;
    progress_.bytes += item.length;
    progress_.bits += item.slot.bits;
  }
  const std::size_t last = report.settled - 1;
  progress_.row = items[last].row;
  progress_.time = items[last].slot.time;
  const auto due = [&](std::size_t at) {
    return departure.is_timed ? departure.due[at] : departure.at;
  };
  if (!first_) first_ = {.due = due(0), .at = departure.at};
  progress_.wanted = due(last) - first_->due;
  progress_.achieved = departure.at - first_->at;
}

void ReplayAccount::refuse(const ReplayItem& item, const SendFailure& failure) {
  ++progress_.errors;
  const std::pair kind(failure.error, item.outlet->destination);
  const auto known = refusals_.find(kind);
  if (known != refusals_.end()) {
    ++known->second.count;
  } else if (refusals_.size() < kMostRefusals) {
    refusals_.emplace(kind, SendRefusal{.error = failure.error,
                                        .destination = item.outlet->destination,
                                        .count = 1,
                                        .row = item.row,
                                        .detail = failure.detail});
  }
}

PlayerProgress ReplayAccount::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

PlayerReport ReplayAccount::report() const {
  const std::lock_guard lock(mutex_);
  PlayerReport report{.progress = progress_,
                      .lateness = lateness_,
                      .refusals = {},
                      .unbound_ports = {},
                      .failure = failure_};
  for (const auto& [kind, refusal] : refusals_) report.refusals.push_back(refusal);
  return report;
}

}  // namespace gramscope
