#include "platform/shared/send_batch.h"

#include <cerrno>
#include <utility>
#include <vector>

#include "platform/system_error.h"
#include "platform/unbatched/send_one.h"

namespace gramscope {
namespace {

/// Pieces that one call takes on every system (IOV_MAX).
constexpr std::size_t kMostPieces = 1024;

std::vector<std::byte> joined(std::span<const std::span<const std::byte>> buffers) {
  std::vector<std::byte> whole;
  for (const auto& buffer : buffers) whole.insert(whole.end(), buffer.begin(), buffer.end());
  return whole;
}

int sendWhole(const DatagramSocket& socket, const OutgoingMessage& message) {
  if (message.buffers.size() <= kMostPieces) {
    return sendOne(socket, message.buffers, message.destination);
  }
  const auto whole = joined(message.buffers);
  const std::span<const std::byte> buffer = whole;
  return sendOne(socket, {&buffer, 1}, message.destination);
}

/// What became of one message: an error of 0 when it left.
SendFailure attempt(const DatagramSocket& socket, const OutgoingMessage& message) try {
  int error = message.refusal;
  if (error == 0) {
    do {
      error = sendWhole(socket, message);
    } while (error == EINTR);
  }
  return {.index = 0, .error = error};
} catch (const SystemError& error) {
  return {.index = 0, .error = error.error(), .detail = error.detail()};
}

}  // namespace

void sendNow(const DatagramSocket& socket, std::span<const OutgoingMessage> messages,
             SendReport& report) {
  for (const auto& message : messages) {
    SendFailure failure = attempt(socket, message);
    if (failure.error == EAGAIN) return;
    if (failure.error != 0) {
      failure.index = report.settled;
      if (message.destination != nullptr) failure.destination = *message.destination;
      report.failures.push_back(std::move(failure));
    }
    ++report.settled;
  }
}

}  // namespace gramscope
