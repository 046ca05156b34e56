#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "core/datagram.h"
#include "core/file/pcapng_stream.h"
#include "core/input.h"
#include "platform/file_series.h"
#include "platform/file_sync.h"
#include "platform/recorded_files.h"

namespace gramscope {

/// Writes datagrams to pcapng files of one link type, one series of files after the other, and
/// reads them again. A thread of its own writes, so that a slow disk delays no reception; what the
/// disk does not take in time is counted, and recording goes on when it takes more.
///
/// All that it ever wrote is one stream of bytes, of which offsets tell a place, whatever file it
/// is in, or whether it is on the disk already.
class Recorder : public Input {
 public:
  struct Options {
    LinkType link_type = LinkType::kRaw;
    /// Bytes that may wait for a slow or full disk.
    std::size_t buffer_limit = std::size_t{64} << 20;
    /// Called on the thread with the number of the newest row that went with a file. Returns the
    /// number of the oldest row that anybody can still see.
    std::function<std::uint64_t(std::uint64_t newest)> removed{};
  };

  /// A series, and its first file where that is open already.
  struct Beginning {
    std::shared_ptr<FileSeries> series;
    std::optional<OutputFile> file{};
  };

  Recorder(Options options, Beginning beginning);

  /// As finish().
  ~Recorder() override;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// As those of PcapngStream.
  void describe(std::uint32_t socket, InterfaceDescription description,
                PcapngStream::DropCounter dropped);
  void forget(std::uint32_t socket);

  /// Told of a datagram that was taken, and where in the stream its payload lies. Returns the
  /// number of its row. Where it throws std::bad_alloc, the datagram was not taken.
  using Taken = std::function<std::uint64_t(const Datagram& datagram, std::uint64_t offset)>;

  /// Takes a batch of one socket; those that cannot be kept are counted.
  void append(std::span<const Datagram> batch, const Taken& taken) noexcept;

  /// Ends the file, and goes on with the first one of the series. Throws std::bad_alloc.
  void switchTo(Beginning beginning);

  /// Waits until all that was appended is on the disk, or the disk refuses.
  void flush();

  struct Status {
    /// The file that is being written.
    std::string path{};
    /// Datagrams taken, and those that could not be kept.
    std::uint64_t datagrams = 0;
    std::uint64_t lost = 0;
    /// Bytes on the way to the disk, all files together, and those that are still waiting.
    std::uint64_t bytes = 0;
    std::uint64_t waiting = 0;
    /// Why nothing can be written at present: an errno value; 0 while all is well.
    int error = 0;
  };

  /// How it goes with a series.
  Status status(const FileSeries& series) const;

  /// Counts as lost what the series has that is not on the disk.
  void writeOff(FileSeries& series);

  /// Datagrams that could not be kept, in all series.
  std::uint64_t lost() const;

  RecordedFiles& files() noexcept { return files_; }
  const RecordedFiles& files() const noexcept { return files_; }

  /// Reads the stream.
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override;
  std::uint64_t size() override;

  /// Writes what is left and the statistics of all interfaces. What the disk still refuses then is
  /// lost, and counted. The second time does nothing.
  void finish();

 private:
  /// Where in the stream a file ends, and what comes after it.
  struct Cut {
    std::size_t at;
    Beginning next;
    LastRow last;
  };

  void cut(Beginning next);
  void appendOne(const Datagram& datagram, const Taken& taken);
  bool isFileFull(const Datagram& datagram) const noexcept;
  void discardRest() noexcept;
  void countLost(FileSeries& series, std::uint64_t datagrams) noexcept;

  void run();
  void takeOver() noexcept;
  void write();
  int writeChunk();
  void replaceFile();
  bool startsFile() const noexcept;
  void finishFile();
  void retire(const FileSeries* next);
  int openNext();
  void adoptFile(std::uint64_t header);

  const Options options_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable flushed_;
  bool is_stopping_ = false;
  /// How many flushes were asked for, and how many of them are done.
  /// The first is for the header, without which a file is none.
  std::uint64_t flushes_asked_ = 1;
  std::uint64_t flushes_done_ = 0;
  PcapngStream stream_;
  /// The series that takes datagrams.
  std::shared_ptr<FileSeries> series_;
  /// Whole blocks that wait for the thread, where in them files end, and where in the stream they
  /// begin.
  Bytes pending_;
  std::deque<Cut> cuts_;
  std::uint64_t pending_base_ = 0;
  std::uint64_t lost_ = 0;
  int error_ = 0;
  /// Of the file that takes datagrams.
  std::uint64_t file_bytes_ = 0;
  std::uint64_t file_datagrams_ = 0;
  std::int64_t file_start_ = 0;
  LastRow last_;

  // Written by the thread alone, with the lock where others read it.
  Bytes writing_;
  std::uint64_t writing_base_ = 0;
  std::size_t written_ = 0;

  // Of the thread alone.
  std::shared_ptr<FileSeries> writing_series_;
  /// Interfaces whose descriptions stand before `writing_`, and before `pending_`.
  std::size_t described_before_ = 0;
  std::size_t described_ = 0;
  std::deque<Cut> writing_cuts_;
  std::shared_ptr<OutputFile> file_;
  FileSync sync_;
  /// When what was written and appended by then goes to the disk.
  std::chrono::steady_clock::time_point due_{};
  /// What the file must begin with that is not of the stream.
  Bytes header_;
  std::uint64_t first_row_ = 0;

  RecordedFiles files_;
  std::thread thread_;
};

}  // namespace gramscope
