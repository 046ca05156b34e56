#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/input.h"
#include "core/log/log_index.h"
#include "core/log/recent_payloads.h"
#include "platform/recorder.h"
#include "platform/socket.h"

namespace gramscope {

struct CaptureLogOptions {
  /// Where temporary files go, of each link type so many bytes and so old; it is removed at the
  /// end.
  std::string folder;
  std::uint64_t temporary_bytes = std::uint64_t{1} << 30;
  std::chrono::seconds temporary_age = std::chrono::hours(24);
  /// Rows that are kept in memory.
  std::uint64_t most_rows = 50'000'000;
};

/// The log of a capture: an index in memory, and pcapng files on the disk that have all the rest.
///
/// Datagrams always go to files: to temporary ones, of which the oldest are removed, or to those of
/// a recording. UDP and Unix datagrams are in files of their own, NAME.EXTENSION and
/// NAME.unix.EXTENSION, for libpcap refuses a file with two link types. Rows whose file was removed
/// are evicted, and all before them.
class CaptureLog : public Input {
 public:
  explicit CaptureLog(CaptureLogOptions options);

  /// As finish().
  ~CaptureLog() override;

  const LogIndex& index() const noexcept { return index_; }
  const RecentPayloads& recent() const noexcept { return recent_; }

  /// Logs what the socket receives from now on. It must be forgotten before it is closed. Throws
  /// SystemError (`open`) where a file has to be made, and that fails.
  void add(std::uint32_t id, const Socket& socket);
  void forget(std::uint32_t id);

  /// Takes a batch of one socket, inbound or outbound. From any thread.
  void append(std::span<const Datagram> batch) noexcept;

  /// From now on datagrams go to files of this name; that of a recording before ends.
  /// `is_temporary` is ignored. Throws SystemError (`open`).
  void record(SeriesOptions options);

  /// Ends the recording: its files are complete, unless the disk refuses. Does nothing where there
  /// is none.
  void stopRecording();

  /// Of the recording that goes on or ended last, both files together with the path of that of UDP;
  /// nothing before the first.
  std::optional<Recorder::Status> recordingStatus() const;

  /// Completes the temporary files, keeps them until release(), and returns their paths; what comes
  /// next goes to others.
  std::vector<std::string> holdTemporary();

  /// Such a file has been moved, and is kept for good.
  void relocate(const std::string& from, const std::string& to);

  /// Those that were not moved are temporary again.
  void release();

  struct Status {
    LogExtent extent;
    /// Bytes of all files.
    std::uint64_t bytes = 0;
    /// Datagrams that could not be kept.
    std::uint64_t lost = 0;
    /// Why nothing can be written at present: an errno value; 0 while all is well.
    int error = 0;
  };
  Status status() const;

  /// Reads payloads of rows, at their offsets.
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override;
  std::uint64_t size() override;

  /// Ends the files, and removes the temporary ones. Rows are found afterwards, payloads that were
  /// in temporary files are not. The second time does nothing.
  void finish();

 private:
  /// The files of one link type, as far as there are any.
  struct Track {
    LinkType link_type;
    std::unique_ptr<Recorder> recorder{};
    /// Of the recording that goes on or ended last.
    std::shared_ptr<FileSeries> named{};
    std::shared_ptr<FileSeries> temporary{};
  };

  Track& trackOf(const Socket& socket);
  std::shared_ptr<FileSeries> namedSeries(LinkType link_type) const;
  void begin(Track& track, Recorder::Beginning beginning);
  std::uint64_t evict(std::uint64_t newest);

  const CaptureLogOptions options_;
  LogIndex index_;
  RecentPayloads recent_;
  /// Held to append, and to change where that goes.
  mutable std::mutex mutex_;
  std::optional<SeriesOptions> recording_;
  bool has_recorded_ = false;
  Track udp_{.link_type = LinkType::kRaw};
  Track unix_{.link_type = LinkType::kUpperPdu};
};

}  // namespace gramscope
