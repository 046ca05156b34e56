#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "platform/recorder.h"
#include "platform/socket.h"

namespace gramscope {

/// A recording of any sockets. Those of UDP and Unix ones are in files of their own, NAME.EXTENSION
/// and NAME.unix.EXTENSION, for libpcap refuses a file with two link types.
class Recording {
 public:
  /// Of the options the link type is ignored. Throws SystemError (`open`).
  explicit Recording(RecorderOptions options);

  /// Records what the socket receives from now on. It must be forgotten before it is closed. Throws
  /// SystemError (`open`) where a file of the other link type has to be made, and that fails.
  void add(std::uint32_t id, const Socket& socket);
  void forget(std::uint32_t id);

  /// As that of Recorder.
  void append(std::span<const Datagram> batch) noexcept;

  /// As that of Recorder, for both files.
  Recorder::Status finish();

  /// Of both files together, with the path of that of UDP.
  Recorder::Status status() const;

 private:
  const RecorderOptions options_;
  Recorder udp_;
  /// Made for the first Unix socket.
  std::unique_ptr<Recorder> unix_;
};

}  // namespace gramscope
