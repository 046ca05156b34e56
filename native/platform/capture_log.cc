#include "platform/capture_log.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/file/frame_headers.h"
#include "platform/interface_description.h"

namespace gramscope {
namespace {

/// Temporary files are removed one by one: so many make the limit.
constexpr std::uint64_t kTemporaryFiles = 16;

/// Bit of an offset: the payload is in the stream of the Unix sockets.
constexpr std::uint64_t kUnixStream = std::uint64_t{1} << 47;

/// NAME.EXTENSION, or NAME.unix.EXTENSION.
std::string pathFor(LinkType link_type, const std::string& path) {
  if (link_type != LinkType::kUpperPdu) return path;
  const std::filesystem::path whole(path);
  auto name = whole.stem();
  name += ".unix";
  name += whole.extension();
  return (whole.parent_path() / name).string();
}

std::shared_ptr<FileSeries> temporarySeries(const CaptureLogOptions& options, LinkType link_type) {
  const auto name = (std::filesystem::path(options.folder) / "capture.pcapng").string();
  return std::make_shared<FileSeries>(SeriesOptions{
      .path = pathFor(link_type, name),
      .rotation = {.bytes = std::max<std::uint64_t>(options.temporary_bytes / kTemporaryFiles, 1),
                   .duration = options.temporary_age / kTemporaryFiles},
      .retention = {.bytes = options.temporary_bytes, .age = options.temporary_age},
      .is_temporary = true});
}

/// With its first file. Throws SystemError.
Recorder::Beginning opened(std::shared_ptr<FileSeries> series) {
  auto file = series->openNext();
  return {.series = std::move(series), .file = std::move(file)};
}

/// Of the frame that is made for a file; a Unix datagram is sent without one.
std::uint32_t frameLengthOf(const Datagram& datagram) noexcept {
  if (datagram.source_path) return datagram.original_length;
  return datagram.original_length + FrameHeaders::sizeOfUdp(datagram.source.family);
}

void addTo(Recorder::Status& sum, const Recorder::Status& other) {
  sum.datagrams += other.datagrams;
  sum.lost += other.lost;
  sum.bytes += other.bytes;
  sum.waiting += other.waiting;
  if (sum.error == 0) sum.error = other.error;
}

}  // namespace

CaptureLog::CaptureLog(CaptureLogOptions options) : options_(std::move(options)) {}

CaptureLog::~CaptureLog() { finish(); }

void CaptureLog::finish() {
  // Without the lock: the threads of the recorders look at the index.
  if (udp_.recorder) udp_.recorder->finish();
  if (unix_.recorder) unix_.recorder->finish();
  index_.complete();
  std::error_code ignored;
  // Only an empty folder goes, so that nothing is lost that a person put there.
  if (!options_.folder.empty()) std::filesystem::remove(options_.folder, ignored);
}

CaptureLog::Track& CaptureLog::trackOf(const Socket& socket) {
  return socket.type() == SocketType::kUnix ? unix_ : udp_;
}

void CaptureLog::add(std::uint32_t id, const Socket& socket) {
  const std::lock_guard lock(mutex_);
  Track& track = trackOf(socket);
  if (!track.recorder) {
    begin(track, opened(recording_ ? namedSeries(track.link_type)
                                   : temporarySeries(options_, track.link_type)));
  }
  // The descriptor and its counter live as long as anybody asks.
  auto drops = [open = socket.current()] { return open->statistics().dropped; };
  track.recorder->describe(id, describe(socket.address()), std::move(drops));
}

void CaptureLog::forget(std::uint32_t id) {
  const std::lock_guard lock(mutex_);
  if (udp_.recorder) udp_.recorder->forget(id);
  if (unix_.recorder) unix_.recorder->forget(id);
}

void CaptureLog::append(std::span<const Datagram> batch) noexcept {
  if (batch.empty()) return;
  const std::lock_guard lock(mutex_);
  const bool is_unix = batch[0].source_path.has_value();
  const Track& track = is_unix ? unix_ : udp_;
  if (!track.recorder) return;
  track.recorder->append(batch, [&](const Datagram& datagram, std::uint64_t offset) {
    LogEntry entry{.datagram = datagram,
                   .captured_length = static_cast<std::uint32_t>(datagram.payload.size()),
                   .offset = is_unix ? offset | kUnixStream : offset,
                   .pieces = {}};
    entry.datagram.frame_length = frameLengthOf(datagram);
    if (datagram.direction == Direction::kUnknown) entry.datagram.direction = Direction::kInbound;
    index_.append(entry);
    recent_.keep(index_.appended(), datagram.payload);
    return index_.appended();
  });
  index_.publish();
}

std::shared_ptr<FileSeries> CaptureLog::namedSeries(LinkType link_type) const {
  SeriesOptions options = *recording_;
  options.path = pathFor(link_type, options.path);
  options.is_temporary = false;
  return std::make_shared<FileSeries>(std::move(options));
}

/// Has the track write to the series from now on.
void CaptureLog::begin(Track& track, Recorder::Beginning beginning) {
  const bool is_temporary = beginning.series->options().is_temporary;
  (is_temporary ? track.temporary : track.named) = beginning.series;
  if (track.recorder) {
    track.recorder->switchTo(std::move(beginning));
    return;
  }
  track.recorder = std::make_unique<Recorder>(
      Recorder::Options{.link_type = track.link_type,
                        .removed = [this](std::uint64_t newest) { return evict(newest); }},
      std::move(beginning));
}

/// On the thread of a recorder. What lies in the files that went, what came before it, and what is
/// more than the memory holds.
std::uint64_t CaptureLog::evict(std::uint64_t newest) {
  const auto last = index_.extent().last;
  const auto most = last > options_.most_rows ? last - options_.most_rows : 0;
  const auto evicted = std::max(newest, most);
  if (evicted > 0) index_.evictBefore(evicted + 1);
  return index_.extent().first;
}

void CaptureLog::record(SeriesOptions options) {
  stopRecording();
  const std::lock_guard lock(mutex_);
  recording_ = std::move(options);
  try {
    // Both files before the first change: if one cannot be made, nothing has begun.
    auto udp_file = opened(namedSeries(udp_.link_type));
    auto unix_file =
        unix_.recorder ? std::optional(opened(namedSeries(unix_.link_type))) : std::nullopt;
    begin(udp_, std::move(udp_file));
    if (unix_file) begin(unix_, std::move(*unix_file));
  } catch (...) {
    recording_.reset();
    throw;
  }
  has_recorded_ = true;
}

void CaptureLog::stopRecording() {
  {
    const std::lock_guard lock(mutex_);
    if (!recording_) return;
    recording_.reset();
    for (Track* track : {&udp_, &unix_}) {
      if (!track->recorder) continue;
      if (!track->temporary) track->temporary = temporarySeries(options_, track->link_type);
      track->recorder->switchTo({.series = track->temporary});
    }
  }
  // Without the lock, for the disk may be slow.
  for (Track* track : {&udp_, &unix_}) {
    if (!track->recorder || !track->named) continue;
    track->recorder->flush();
    track->recorder->writeOff(*track->named);
  }
}

std::optional<Recorder::Status> CaptureLog::recordingStatus() const {
  const std::lock_guard lock(mutex_);
  if (!has_recorded_) return std::nullopt;
  Recorder::Status sum = udp_.recorder->status(*udp_.named);
  if (unix_.recorder && unix_.named) addTo(sum, unix_.recorder->status(*unix_.named));
  return sum;
}

std::vector<std::string> CaptureLog::holdTemporary() {
  std::vector<std::string> paths;
  for (Track* track : {&udp_, &unix_}) {
    {
      const std::lock_guard lock(mutex_);
      if (!track->recorder) continue;
      if (!recording_) track->recorder->switchTo({.series = track->temporary});
    }
    track->recorder->flush();
    const auto kept = track->recorder->files().holdTemporary();
    paths.insert(paths.end(), kept.begin(), kept.end());
  }
  return paths;
}

void CaptureLog::relocate(const std::string& from, const std::string& to) {
  for (Track* track : {&udp_, &unix_}) {
    if (track->recorder) track->recorder->files().relocate(from, to);
  }
}

void CaptureLog::release() {
  for (Track* track : {&udp_, &unix_}) {
    if (track->recorder) track->recorder->files().release();
  }
}

CaptureLog::Status CaptureLog::status() const {
  Status status{.extent = index_.extent()};
  const std::lock_guard lock(mutex_);
  for (const Track* track : {&udp_, &unix_}) {
    if (!track->recorder) continue;
    const auto& series = track->temporary ? *track->temporary : *track->named;
    status.bytes += track->recorder->files().bytes();
    status.lost += track->recorder->lost();
    if (status.error == 0) status.error = track->recorder->status(series).error;
  }
  return status;
}

std::size_t CaptureLog::readAt(std::uint64_t offset, std::span<std::byte> into) {
  const Track& track = (offset & kUnixStream) != 0 ? unix_ : udp_;
  return track.recorder ? track.recorder->readAt(offset & ~kUnixStream, into) : 0;
}

std::uint64_t CaptureLog::size() { return udp_.recorder ? udp_.recorder->size() : 0; }

}  // namespace gramscope
