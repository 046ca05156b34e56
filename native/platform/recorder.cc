#include "platform/recorder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include "core/file/frame_headers.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

constexpr const char* kApplication = "Gramscope";

/// The thread is woken before its time when so much waits.
constexpr std::size_t kWakeSize = std::size_t{1} << 20;

/// More than block, options and synthesised headers take beside the payload.
constexpr std::size_t kBlockOverhead = 256;

std::int64_t now() noexcept {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
}

/// How many packets are in whole blocks.
std::uint64_t packetsIn(std::span<const std::byte> blocks) noexcept {
  std::uint64_t packets = 0;
  while (!blocks.empty()) {
    std::array<std::uint32_t, 2> type_and_length;
    std::memcpy(type_and_length.data(), blocks.data(), sizeof type_and_length);
    if (type_and_length[0] == kPacketBlockType) ++packets;
    blocks = blocks.subspan(type_and_length[1]);
  }
  return packets;
}

/// 239.0.0.0/8 and the like, ff00::/8, and 255.255.255.255; broadcasts of a subnet look like
/// unicast to a socket.
Reception receptionOf(const SocketAddress& destination) noexcept {
  const auto& bytes = destination.bytes;
  if (destination.family == Family::kIpv6) {
    return bytes[0] == 0xff ? Reception::kMulticast : Reception::kUnicast;
  }
  if (bytes[0] >= 224 && bytes[0] < 240) return Reception::kMulticast;
  const bool is_broadcast =
      std::all_of(bytes.begin(), bytes.begin() + 4, [](std::uint8_t byte) { return byte == 0xff; });
  return is_broadcast ? Reception::kBroadcast : Reception::kUnicast;
}

}  // namespace

Recorder::Recorder(RecorderOptions options) : options_(std::move(options)) {
  if (const int error = openNext(); error != 0) {
    throw SystemError(error, "open", options_.path, 0);
  }
  beginFile();
  thread_ = std::thread([this] { run(); });
}

Recorder::~Recorder() { finish(); }

Recorder::Status Recorder::finish() {
  if (!thread_.joinable()) return status();
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    try {
      endFile();
    } catch (const std::bad_alloc&) {
      // The file is whole without its statistics.
    }
  }
  wake_.notify_one();
  thread_.join();
  const std::lock_guard lock(mutex_);
  const auto left = packetsIn(std::span(writing_).subspan(written_)) + packetsIn(pending_);
  status_.datagrams -= left;
  status_.lost += left;
  return status_;
}

void Recorder::describe(std::uint32_t socket, const std::string& name, DropCounter dropped) {
  const std::lock_guard lock(mutex_);
  interface_of_.emplace(socket, static_cast<std::uint32_t>(interfaces_.size()));
  const std::uint64_t before = dropped();
  interfaces_.push_back({.socket = socket,
                         .name = name,
                         .dropped_so_far = std::move(dropped),
                         .dropped = before,
                         .start_time = now()});
  appendInterface(pending_, {.link_type = options_.link_type, .name = name, .description = {}});
}

void Recorder::forget(std::uint32_t socket) {
  const std::lock_guard lock(mutex_);
  const auto found = interface_of_.find(socket);
  if (found == interface_of_.end()) return;
  Interface& interface = interfaces_[found->second];
  interface.dropped = interface.dropped_so_far();
  interface.dropped_so_far = nullptr;
}

void Recorder::append(std::span<const Datagram> batch) noexcept {
  if (batch.empty()) return;
  const std::lock_guard lock(mutex_);
  const auto found = interface_of_.find(batch[0].socket);
  if (found == interface_of_.end()) return;
  Interface& interface = interfaces_[found->second];
  std::uint64_t dropped = newDrops(interface);
  for (const Datagram& datagram : batch) {
    ++interface.received;
    if (pending_.size() > options_.buffer_limit) {
      ++status_.lost;
      continue;
    }
    try {
      appendOne(datagram, found->second, std::exchange(dropped, 0));
      ++status_.datagrams;
    } catch (const std::bad_alloc&) {
      ++status_.lost;
    }
  }
  if (pending_.size() > kWakeSize) wake_.notify_one();
}

Recorder::Status Recorder::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

void Recorder::appendOne(const Datagram& datagram, std::uint32_t interface, std::uint64_t dropped) {
  const bool is_unix = options_.link_type == LinkType::kUpperPdu;
  const auto headers = is_unix ? FrameHeaders::ofUnix(datagram) : FrameHeaders::ofUdp(datagram);
  const auto reception = is_unix ? Reception::kUnspecified : receptionOf(datagram.destination);
  if (isFileFull(datagram, headers.bytes().size() + datagram.payload.size() + kBlockOverhead)) {
    endFile();
    cuts_.push_back(pending_.size());
    beginFile();
  }
  const std::size_t before = pending_.size();
  appendPacket(pending_, {.interface = interface,
                          .time = datagram.time,
                          .headers = headers.bytes(),
                          .payload = datagram.payload,
                          .original_length = static_cast<std::uint32_t>(headers.bytes().size()) +
                                             datagram.original_length,
                          .reception = reception,
                          .dropped = dropped,
                          .comment = datagram.source_path.value_or("")});
  if (file_datagrams_++ == 0) file_start_ = datagram.time;
  file_bytes_ += pending_.size() - before;
}

bool Recorder::isFileFull(const Datagram& datagram, std::size_t block_size) const noexcept {
  const Rotation& rotation = options_.rotation;
  if (file_datagrams_ == 0) return false;
  if (rotation.bytes > 0 && file_bytes_ + block_size > rotation.bytes) return true;
  if (rotation.datagrams > 0 && file_datagrams_ >= rotation.datagrams) return true;
  return rotation.duration.count() > 0 && datagram.time - file_start_ >= rotation.duration.count();
}

std::uint64_t Recorder::newDrops(Interface& interface) const {
  if (!interface.dropped_so_far) return 0;
  const std::uint64_t before = std::exchange(interface.dropped, interface.dropped_so_far());
  return interface.dropped - before;
}

/// Starts a file in the stream.
void Recorder::beginFile() {
  const std::size_t before = pending_.size();
  appendHeader(pending_, interfaces_.size());
  file_bytes_ = pending_.size() - before;
  file_datagrams_ = 0;
}

/// What stands at the start of a file: the section, and the first interfaces, always in one order.
void Recorder::appendHeader(Bytes& bytes, std::size_t interfaces) const {
  appendSectionHeader(bytes, kApplication);
  for (const Interface& interface : std::span(interfaces_).first(interfaces)) {
    appendInterface(bytes,
                    {.link_type = options_.link_type, .name = interface.name, .description = {}});
  }
}

/// What stands at the end of a file: how much each interface received and lost.
void Recorder::endFile() {
  for (std::uint32_t i = 0; i < interfaces_.size(); ++i) {
    Interface& interface = interfaces_[i];
    newDrops(interface);
    appendStatistics(pending_, {.interface = i,
                                .time = now(),
                                .start_time = interface.start_time,
                                .received = interface.received,
                                .dropped = interface.dropped});
  }
}

void Recorder::run() {
  for (bool is_last = false; !is_last;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, options_.flush_interval, [this] {
        // While the disk refuses, more of it makes no difference.
        return is_stopping_ || (status_.error == 0 && pending_.size() > kWakeSize);
      });
      is_last = is_stopping_;
      if (written_ == writing_.size()) takeOver();
    }
    write();
    // What the disk refused until now may be followed by more.
    const std::lock_guard lock(mutex_);
    if (is_last && status_.error == 0 && !pending_.empty()) is_last = false;
  }
}

/// Takes what waits, which the thread then writes without the lock.
void Recorder::takeOver() noexcept {
  writing_.clear();
  written_ = 0;
  std::swap(writing_, pending_);
  std::swap(writing_cuts_, cuts_);
  described_before_ = std::exchange(described_, interfaces_.size());
}

/// Writes what was taken over, as far as the disk takes it.
void Recorder::write() {
  int error = 0;
  if (file_ && !file_->isInPlace()) error = replaceFile();
  while (error == 0 && written_ < writing_.size()) error = writeChunk();
  if (error == 0 && file_) error = file_->sync();
  const std::lock_guard lock(mutex_);
  status_.error = error;
  status_.waiting = writing_.size() - written_ + pending_.size();
}

/// Writes to the end of a file, or of what there is.
int Recorder::writeChunk() {
  if (!file_) {
    if (const int error = openNext(); error != 0) return error;
  }
  const std::size_t end = writing_cuts_.empty() ? writing_.size() : writing_cuts_.front();
  const auto chunk = std::span(writing_).subspan(written_, end - written_);
  if (const int error = file_->append(chunk); error != 0) return error;
  written_ = end;
  if (!writing_cuts_.empty()) {
    writing_cuts_.pop_front();
    finishFile();
  }
  const std::lock_guard lock(mutex_);
  status_.bytes += chunk.size();
  return 0;
}

/// Goes on in a file of the same name when someone took the one that was being written.
int Recorder::replaceFile() {
  file_.reset();
  if (written_ == writing_.size() || startsFile()) return 0;
  Bytes header;
  {
    const std::lock_guard lock(mutex_);
    appendHeader(header, described_before_);
  }
  const int error = openNext();
  return error == 0 ? file_->append(header) : error;
}

/// Whether a section begins where writing goes on.
bool Recorder::startsFile() const noexcept {
  constexpr std::array<std::byte, 4> kSection = {std::byte{0x0a}, std::byte{0x0d}, std::byte{0x0d},
                                                 std::byte{0x0a}};
  const auto rest = std::span(writing_).subspan(written_);
  return std::ranges::equal(rest.first(kSection.size()), kSection);
}

void Recorder::finishFile() {
  file_->sync();
  finished_.push_back(file_->path());
  file_.reset();
  const std::size_t kept = options_.rotation.files;
  while (kept > 0 && finished_.size() >= kept) {
    std::error_code ignored;
    std::filesystem::remove(finished_.front(), ignored);
    finished_.pop_front();
  }
}

/// Returns an errno value, or 0.
int Recorder::openNext() try {
  file_.emplace(nextPath(), options_.existing);
  const std::lock_guard lock(mutex_);
  status_.path = file_->path();
  return 0;
} catch (const SystemError& error) {
  return error.error();
}

/// With rotation NAME_00001_20261231235959.EXTENSION, as dumpcap(1) names them.
std::string Recorder::nextPath() {
  if (!options_.rotation.isOn()) return options_.path;
  const std::time_t time = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &time);
#else
  localtime_r(&time, &local);
#endif
  std::array<char, 40> suffix;
  const int length =
      std::snprintf(suffix.data(), suffix.size(), "_%05u_", static_cast<unsigned>(++file_number_));
  std::strftime(suffix.data() + length, suffix.size() - static_cast<std::size_t>(length),
                "%Y%m%d%H%M%S", &local);
  const std::filesystem::path path(options_.path);
  auto name = path.stem();
  name += suffix.data();
  name += path.extension();
  return (path.parent_path() / name).string();
}

}  // namespace gramscope
