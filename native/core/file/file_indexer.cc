#include "core/file/file_indexer.h"

#include <algorithm>
#include <utility>

#include "core/file/pcap_reader.h"
#include "core/file/pcapng_reader.h"

namespace gramscope::file {
namespace {

/// How far a pcapng file may begin with something else.
constexpr std::size_t kSearched = std::size_t{1} << 20;

bool hasSection(std::span<const std::byte> bytes) {
  for (; bytes.size() >= 12; bytes = bytes.subspan(1)) {
    if (PcapngReader::recognises(bytes)) return true;
  }
  return false;
}

}  // namespace

FileIndexer::FileIndexer(Input& input, LogIndex& index, ProgressBoard& board,
                         std::function<void()> published)
    : input_(input),
      index_(index),
      board_(board),
      published_(std::move(published)),
      window_(*this),
      finder_(*this) {}

void FileIndexer::run() {
  const auto start = window_.at(0, PcapFormat::kFileHeader);
  if (const auto format = PcapFormat::read(start)) {
    PcapReader reader(window_, *format);
    return indexAll(reader);
  }
  if (PcapngReader::recognises(start) || hasSection(window_.at(0, kSearched))) {
    PcapngReader reader(window_);
    return indexAll(reader);
  }
  finish(window_.at(0, 1).empty() ? "it is empty" : "it is neither a pcapng nor a pcap file");
}

template <typename Reader>
void FileIndexer::indexAll(Reader& reader) {
  note_ = [this, &reader] { note(reader); };
  Frame frame;
  while (reader.next(frame)) add(frame);
  finish({});
}

template <typename Reader>
void FileIndexer::note(const Reader& reader) {
  progress_.bytes = reader.position();
  progress_.frames = reader.frames();
  progress_.abandoned = finder_.abandoned();
  progress_.incomplete = finder_.incomplete();
  if (progress_.damage.count() != reader.damage().count()) progress_.damage = reader.damage();
  progress_.unreadable.clear();
  for (const auto& [link_type, frames] : unreadable_) {
    progress_.unreadable.push_back({link_type, frames});
  }
  const auto& interfaces = reader.interfaces();
  const auto first = interfaces.begin() + static_cast<std::ptrdiff_t>(interfaces_);
  more_interfaces_.insert(more_interfaces_.end(), first, interfaces.end());
  interfaces_ = interfaces.size();
}

std::size_t FileIndexer::readAt(std::uint64_t offset, std::span<std::byte> into) {
  publish();
  return input_.readAt(offset, into);
}

void FileIndexer::add(const Frame& frame) {
  if (finder_.find(frame, found_)) {
    index_.append(entryOf(frame));
    if (found_.captured_length < found_.original_length) ++progress_.truncated;
  } else if (!isKnownLinkType(frame.link_type)) {
    ++unreadable_[frame.link_type];
  }
}

/// Its payload is what is at hand of it, and only looked at by the index.
LogEntry FileIndexer::entryOf(const Frame& frame) const {
  LogEntry entry{
      .captured_length = found_.captured_length, .offset = found_.offset, .pieces = found_.pieces};
  Datagram& datagram = entry.datagram;
  datagram.source = found_.source;
  datagram.destination = found_.destination;
  datagram.time = frame.time;
  datagram.socket = frame.interface;
  datagram.original_length = found_.original_length;
  datagram.frame_length =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(frame.original_length, UINT32_MAX));
  datagram.ttl = found_.ttl;
  datagram.traffic_class = found_.traffic_class;
  datagram.direction = frame.direction;
  datagram.frame = frame.number;
  datagram.payload = found_.payload;
  if (found_.is_unix) datagram.source_path = found_.source_path;
  return entry;
}

void FileIndexer::finish(std::string failure) {
  progress_.is_done = true;
  progress_.failure = std::move(failure);
  publish();
}

void FileIndexer::publish() {
  if (note_) note_();
  index_.publish();
  progress_.datagrams = index_.appended();
  board_.publish(progress_, more_interfaces_);
  published_();
}

}  // namespace gramscope::file
