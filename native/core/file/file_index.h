#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/address.h"
#include "core/datagram.h"
#include "core/file/damage.h"
#include "core/file/frame.h"
#include "core/file/pieces.h"

namespace gramscope::file {

/// What is kept in memory of a datagram of a file. Its payload stays in the file.
struct IndexRow {
  static constexpr std::uint16_t kDirection = 3;
  static constexpr std::uint16_t kUnix = 4;
  /// `offset` is that of the first piece in the list of pieces.
  static constexpr std::uint16_t kScattered = 8;

  std::int64_t time;
  std::uint64_t offset;
  std::uint64_t frame : 40;
  std::uint64_t interface : 24;
  std::uint32_t captured_length;
  std::uint32_t original_length;
  /// Into the list of addresses; of a Unix datagram into that of texts.
  std::uint32_t source;
  std::uint32_t destination;
  std::uint16_t source_port;
  std::uint16_t destination_port;
  std::uint8_t ttl;
  std::uint8_t traffic_class;
  /// Those above.
  std::uint16_t flags;
};

static_assert(sizeof(IndexRow) <= 48, "memory of 10 million datagrams");

/// Frames of a link type that cannot be read.
struct UnreadableLink {
  std::uint32_t link_type;
  std::uint64_t frames;
};

/// How far a file has been indexed, and what was found.
struct IndexProgress {
  /// Bytes of the input that are indexed.
  std::uint64_t bytes = 0;
  std::uint64_t frames = 0;
  std::uint64_t datagrams = 0;
  /// IP datagrams whose fragments were given up for want of room.
  std::uint64_t abandoned = 0;
  DamageList damage{};
  std::vector<UnreadableLink> unreadable{};
  bool is_done = false;
  /// Why nothing, or nothing more, could be read; empty otherwise.
  std::string failure{};
};

/// A datagram of a file, and where its payload lies.
struct IndexedDatagram {
  /// Without payload.
  Datagram datagram;
  /// Payload bytes in the file.
  std::uint32_t captured_length;
  /// Set for Unix datagrams.
  std::optional<std::string> source_path;
  Pieces payload;
};

/// What one thread has found in a file, for all others to look at. Rows are numbered from 1.
class FileIndex {
 public:
  /// What is new since the last time.
  struct Portion {
    std::vector<IndexRow> rows;
    std::vector<SocketAddress> addresses;
    std::vector<std::string> texts;
    /// Their offsets in the rows count from the first piece ever published.
    Pieces pieces;
    std::vector<FileInterface> interfaces;
    IndexProgress progress;
  };

  /// Appends the portion and empties it. Throws std::bad_alloc.
  void publish(Portion& portion);

  IndexProgress progress() const;
  std::vector<FileInterface> interfaces() const;

  /// Those of the rows `first` to `first` + `count` - 1 that exist. An interface is named in them
  /// by `socket`, its index in interfaces().
  std::vector<IndexedDatagram> rows(std::uint64_t first, std::size_t count) const;

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 15;

  void append(const IndexRow& row);
  const IndexRow& row(std::uint64_t index) const { return chunks_[index / kChunk][index % kChunk]; }
  IndexedDatagram resolve(const IndexRow& row) const;

  mutable std::mutex mutex_;
  /// Each reserves its size once, so that nothing is copied as they grow.
  std::vector<std::vector<IndexRow>> chunks_;
  std::uint64_t count_ = 0;
  std::vector<SocketAddress> addresses_;
  std::vector<std::string> texts_;
  Pieces pieces_;
  std::vector<FileInterface> interfaces_;
  IndexProgress progress_;
};

}  // namespace gramscope::file
