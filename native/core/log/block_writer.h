#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/log/index_block.h"
#include "core/log/interned.h"
#include "core/log/interned_addresses.h"

namespace gramscope {

/// Fills one block of an index. On its one thread.
class BlockWriter {
 public:
  /// Throws std::bad_alloc.
  explicit BlockWriter(std::uint64_t first_number)
      : block_(std::make_shared<IndexBlock>(first_number)) {}

  std::shared_ptr<const IndexBlock> block() const noexcept { return block_; }
  bool isFull() const noexcept { return count_ == IndexBlock::kRows; }
  std::size_t count() const noexcept { return count_; }

  /// Only where it is not full. Throws std::bad_alloc, and then the row is not there.
  void append(const LogEntry& entry);

  /// Lets others see what was appended.
  void publish() noexcept { block_->published_.store(count_, std::memory_order_release); }

 private:
  struct OriginHash {
    std::size_t operator()(const RowOrigin& origin) const noexcept;
  };

  std::uint16_t addressNumber(const SocketAddress& address);
  std::uint16_t textNumber(std::string_view text);
  std::uint64_t place(const LogEntry& entry);

  std::shared_ptr<IndexBlock> block_;
  std::size_t count_ = 0;
  InternedAddresses addresses_;
  std::map<std::string, std::uint16_t, std::less<>> texts_;
  Interned<RowOrigin, OriginHash, 64> origins_;
};

}  // namespace gramscope
