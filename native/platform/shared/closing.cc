#include "platform/shared/closing.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "platform/shared/outgoing_batch.h"
#include "platform/shared/send_batch.h"
#include "platform/shared/writable.h"

namespace gramscope {
namespace {

/// Nanoseconds between what is sent and the same again: what loses one may not lose the other.
constexpr std::int64_t kPause = 20'000'000;
/// How long to wait for a peer that is full, before it is given up.
constexpr int kPatienceMilliseconds = 100;

/// Datagrams of one socket.
void sendSome(PlayerFeed& feed, ReplayBatch& batch, std::span<const ReplayItem> items) {
  const DatagramSocket& socket = *items[0].outlet->socket;
  OutgoingBatch outgoing;
  const auto messages = outgoing.fill(batch, items, Addressing::kByName);
  feed.stamp(batch, items);
  SendReport report;
  sendNow(socket, messages, report);
  if (report.settled == items.size()) return;
  waitUntilWritable(socket, kPatienceMilliseconds);
  sendNow(socket, messages.subspan(report.settled), report);
}

void pause(Deadline& deadline) {
  const std::int64_t end = Deadline::now() + kPause;
  while (Deadline::now() < end) deadline.sleepUntil(end);
}

}  // namespace

void sendClosing(PlayerFeed& feed, std::uint64_t last_row, Deadline& deadline) {
  while (auto batch = feed.takeClosing(last_row)) {
    const std::span<const ReplayItem> items = batch->items;
    for (std::size_t at = 0; at < items.size(); at += OutgoingBatch::kMost) {
      const auto most = std::min(OutgoingBatch::kMost, items.size() - at);
      sendSome(feed, *batch, items.subspan(at, most));
    }
    if (batch->ends_loop) pause(deadline);
    feed.giveBack(std::move(batch));
  }
}

}  // namespace gramscope
