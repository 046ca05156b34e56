#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "core/datagram.h"
#include "core/packed_rows.h"

namespace gramscope {

/// Packers that are not in use, so that their memory serves the next socket that receives. From any
/// thread.
class PackerPool {
 public:
  /// Throws std::bad_alloc.
  std::unique_ptr<RowPacker> get(const RowPacker::AddressText& address_text);
  void put(std::unique_ptr<RowPacker> packer) noexcept;

 private:
  /// Enough for a busy socket on either side; what a burst took beyond is freed.
  static constexpr std::size_t kKept = 4;

  std::mutex mutex_;
  std::vector<std::unique_ptr<RowPacker>> packers_;
};

/// The datagrams of one socket that wait for JavaScript, packed as they arrive. One thread appends,
/// another takes.
class PackedQueue {
 public:
  struct Options {
    /// Bytes of packed rows from which on the queue is full. It may exceed them by one batch.
    std::size_t limit;
    RowPacker::AddressText address_text;
  };

  /// The pool must outlive the queue.
  PackedQueue(Options options, PackerPool& pool) : options_(std::move(options)), pool_(pool) {}

  /// Throws std::bad_alloc; the datagrams before the failing one are in the queue then.
  void append(std::span<const Datagram> batch);

  /// Whether another batch may be appended. If not, the next take() says so.
  bool hasRoom() noexcept;

  struct Taken {
    /// Null when nothing came. To be given back to the pool.
    std::unique_ptr<RowPacker> rows;
    /// Whether hasRoom() was false since the last take().
    bool was_full;
  };

  Taken take() noexcept;

 private:
  const Options options_;
  PackerPool& pool_;
  std::mutex mutex_;
  std::unique_ptr<RowPacker> rows_;
  std::uint64_t last_number_ = 0;
  bool was_full_ = false;
};

}  // namespace gramscope
