#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "core/datagram.h"
#include "core/file/pcapng_blocks.h"
#include "platform/output_file.h"

namespace gramscope {

/// When one file ends and the next begins, as the ring buffer of dumpcap(1).
struct Rotation {
  /// Bytes of a file; 0 for no limit. At least one datagram goes into each.
  std::uint64_t bytes = 0;
  /// How long a file takes datagrams; 0 for no limit.
  std::chrono::nanoseconds duration{0};
  /// Datagrams of a file; 0 for no limit.
  std::uint64_t datagrams = 0;
  /// The oldest go when there are more; 0 keeps all.
  std::size_t files = 0;

  bool isOn() const noexcept { return bytes > 0 || duration.count() > 0 || datagrams > 0; }
};

struct RecorderOptions {
  /// With rotation each file has its number and time between the stem and the extension.
  std::string path;
  LinkType link_type = LinkType::kRaw;
  OutputFile::Existing existing = OutputFile::Existing::kRefuse;
  Rotation rotation{};
  /// How old a datagram gets before it is on the disk.
  std::chrono::milliseconds flush_interval{1000};
  /// Bytes that may wait for a slow or full disk.
  std::size_t buffer_limit = std::size_t{64} << 20;
};

/// Writes datagrams to pcapng files of one link type. A thread of its own writes, so that a slow
/// disk delays no reception; what the disk does not take in time is counted, and recording goes on
/// when it takes more.
class Recorder {
 public:
  /// Creates the first file. Throws SystemError (`open`).
  explicit Recorder(RecorderOptions options);

  /// As finish().
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Tells how many datagrams of a socket the kernel has dropped so far.
  using DropCounter = std::function<std::uint64_t()>;

  /// Describes a socket, before its first datagram. Throws std::bad_alloc.
  void describe(std::uint32_t socket, const std::string& name, DropCounter dropped);

  /// No more comes of this socket: its counter is asked no more.
  void forget(std::uint32_t socket);

  /// Takes a batch of one socket; those that cannot be kept are counted. From one thread.
  void append(std::span<const Datagram> batch) noexcept;

  struct Status {
    /// The file that is being written.
    std::string path;
    /// Datagrams taken, and those that could not be kept.
    std::uint64_t datagrams = 0;
    std::uint64_t lost = 0;
    /// Bytes on the way to the disk, all files together, and those that are still waiting.
    std::uint64_t bytes = 0;
    std::uint64_t waiting = 0;
    /// Why nothing can be written at present: an errno value; 0 while all is well.
    int error = 0;
  };

  Status status() const;

  /// Writes what is left and the statistics of all interfaces. Returns the last status; what the
  /// disk still refuses then is lost, and counted. The second time does nothing else.
  Status finish();

 private:
  /// A socket, in the order of the interface descriptions.
  struct Interface {
    std::uint32_t socket;
    std::string name;
    DropCounter dropped_so_far;
    std::uint64_t received = 0;
    std::uint64_t dropped = 0;
    std::int64_t start_time = 0;
  };

  void beginFile();
  void endFile();
  void appendOne(const Datagram& datagram, std::uint32_t interface, std::uint64_t dropped);
  bool isFileFull(const Datagram& datagram, std::size_t block_size) const noexcept;
  std::uint64_t newDrops(Interface& interface) const;

  void appendHeader(Bytes& bytes, std::size_t interfaces) const;

  void run();
  void takeOver() noexcept;
  void write();
  int writeChunk();
  int replaceFile();
  bool startsFile() const noexcept;
  void finishFile();
  int openNext();
  std::string nextPath();

  const RecorderOptions options_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::vector<Interface> interfaces_;
  std::unordered_map<std::uint32_t, std::uint32_t> interface_of_;
  /// Whole blocks that wait for the thread, and where in them files end.
  Bytes pending_;
  std::deque<std::size_t> cuts_;
  Status status_;
  /// Of the file that takes datagrams.
  std::uint64_t file_bytes_ = 0;
  std::uint64_t file_datagrams_ = 0;
  std::int64_t file_start_ = 0;

  // Of the thread alone.
  Bytes writing_;
  std::size_t written_ = 0;
  /// Interfaces whose descriptions stand before `writing_`, and before `pending_`.
  std::size_t described_before_ = 0;
  std::size_t described_ = 0;
  std::deque<std::size_t> writing_cuts_;
  std::optional<OutputFile> file_;
  std::deque<std::string> finished_;
  std::uint32_t file_number_ = 0;

  std::thread thread_;
};

}  // namespace gramscope
