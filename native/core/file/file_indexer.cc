#include "core/file/file_indexer.h"

#include <algorithm>
#include <utility>

#include "core/file/pcap_reader.h"
#include "core/file/pcapng_reader.h"

namespace gramscope::file {
namespace {

/// The longest name of a sender that packed rows hold.
constexpr std::size_t kLongestText = 255;

/// How far a pcapng file may begin with something else.
constexpr std::size_t kSearched = std::size_t{1} << 20;

bool hasSection(std::span<const std::byte> bytes) {
  for (; bytes.size() >= 12; bytes = bytes.subspan(1)) {
    if (PcapngReader::recognises(bytes)) return true;
  }
  return false;
}

}  // namespace

FileIndexer::FileIndexer(Input& input, FileIndex& index, std::function<void()> published)
    : input_(input),
      index_(index),
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
  IndexProgress& progress = portion_.progress;
  progress.bytes = reader.position();
  progress.frames = reader.frames();
  progress.abandoned = finder_.abandoned();
  if (progress.damage.count() != reader.damage().count()) progress.damage = reader.damage();
  progress.unreadable.clear();
  for (const auto& [link_type, frames] : unreadable_) {
    progress.unreadable.push_back({link_type, frames});
  }
  const auto& interfaces = reader.interfaces();
  const auto first = interfaces.begin() + static_cast<std::ptrdiff_t>(interfaces_);
  portion_.interfaces.insert(portion_.interfaces.end(), first, interfaces.end());
  interfaces_ = interfaces.size();
}

std::size_t FileIndexer::readAt(std::uint64_t offset, std::span<std::byte> into) {
  publish();
  return input_.readAt(offset, into);
}

void FileIndexer::add(const Frame& frame) {
  if (finder_.find(frame, found_)) {
    portion_.rows.push_back(rowOf(frame));
  } else if (!isKnownLinkType(frame.link_type)) {
    ++unreadable_[frame.link_type];
  }
}

IndexRow FileIndexer::rowOf(const Frame& frame) {
  auto flags = static_cast<std::uint16_t>(frame.direction);
  if (found_.is_unix) flags |= IndexRow::kUnix;
  auto offset = found_.offset;
  if (!found_.pieces.empty()) {
    flags |= IndexRow::kScattered;
    offset = pieces_;
    pieces_ += found_.pieces.size();
    portion_.pieces.insert(portion_.pieces.end(), found_.pieces.begin(), found_.pieces.end());
  }
  const auto number = [this](const SocketAddress& address) {
    return addresses_.numberOf(address, portion_.addresses);
  };
  return {.time = frame.time,
          .offset = offset,
          .frame = frame.number,
          .interface = frame.interface,
          .captured_length = found_.captured_length,
          .original_length = found_.original_length,
          .source = found_.is_unix ? textNumber(found_.source_path) : number(found_.source),
          .destination = found_.is_unix ? 0 : number(found_.destination),
          .source_port = found_.source.port,
          .destination_port = found_.destination.port,
          .ttl = static_cast<std::uint8_t>(found_.ttl),
          .traffic_class = found_.traffic_class,
          .flags = flags};
}

std::uint32_t FileIndexer::textNumber(std::string_view text) {
  text = text.substr(0, kLongestText);
  const auto known = texts_.find(text);
  if (known != texts_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace(text, number);
  portion_.texts.emplace_back(text);
  return number;
}

void FileIndexer::finish(std::string failure) {
  portion_.progress.is_done = true;
  portion_.progress.failure = std::move(failure);
  publish();
}

void FileIndexer::publish() {
  if (note_) note_();
  index_.publish(portion_);
  published_();
}

}  // namespace gramscope::file
