#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/streams/stream_event.h"

namespace gramscope::streams {

inline constexpr std::size_t kEventKinds = static_cast<std::size_t>(EventKind::kBufferAlarm) + 1;

/// Which events are meant.
struct EventSelection {
  /// Those of one stream; of all where there is none.
  std::optional<std::uint32_t> stream{};
  /// A bit for each EventKind.
  std::uint32_t kinds = (1U << kEventKinds) - 1;

  bool has(EventKind kind) const noexcept {
    return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
  }
};

/// What happened in streams, in the order of the rows at which it did. Of too many, the earliest
/// ones are forgotten, and counted.
///
/// Events lie in blocks with a count for each kind, by which others are skipped; of each stream it
/// is known at which rows it has some. So nothing is looked for by going through all of them.
class StreamEvents {
 public:
  static constexpr std::size_t kMost = std::size_t{1} << 22;

  explicit StreamEvents(std::size_t most = kMost) : most_(most) {}

  /// Rows need not rise: what happened at the first packets of a stream is told when it is
  /// recognised. Throws std::bad_alloc.
  void add(const StreamEvent& event);

  /// Has one packet fewer be lost at a row of a stream. Where none is left, nothing happened there.
  /// What was forgotten stays so.
  void recover(std::uint32_t stream, std::uint64_t row);

  std::uint64_t forgotten() const noexcept { return forgotten_; }
  std::uint64_t count(const EventSelection& selection) const;

  /// Those with the places `from` to `from` + `count` - 1, from 0, of the ones that are meant.
  std::vector<StreamEvent> list(const EventSelection& selection, std::uint64_t from,
                                std::size_t count) const;

  /// The first one behind a row, and the last one before it.
  std::optional<StreamEvent> after(const EventSelection& selection, std::uint64_t row) const;
  std::optional<StreamEvent> before(const EventSelection& selection, std::uint64_t row) const;

  /// What happened at the rows from `first` to `last`, at most `most`.
  std::vector<StreamEvent> at(std::uint64_t first, std::uint64_t last, std::size_t most) const;

 private:
  static constexpr std::size_t kBlock = 4096;

  struct Block {
    std::vector<StreamEvent> events;
    std::array<std::uint32_t, kEventKinds> counts{};

    void insert(std::size_t place, const StreamEvent& event);
    void erase(std::size_t place);
    std::uint64_t count(const EventSelection& selection) const noexcept;
  };

  /// Of one event of a stream, the row and, in the lowest bits, the kind.
  using Mark = std::uint64_t;
  struct Marks {
    std::vector<Mark> all;
    /// Those before were forgotten.
    std::size_t begin = 0;

    std::vector<Mark>::const_iterator first() const {
      return all.begin() + static_cast<std::ptrdiff_t>(begin);
    }
    void forgetFirst();
  };

  static Mark markOf(const StreamEvent& event) noexcept {
    return event.row << 4 | static_cast<std::uint64_t>(event.kind);
  }
  static bool isMeant(const EventSelection& selection, Mark mark) noexcept {
    return selection.has(static_cast<EventKind>(mark & 15));
  }

  std::size_t blockOf(std::uint64_t row) const noexcept;
  void insert(const StreamEvent& event);
  void split(std::size_t block);
  bool takeOne(std::uint32_t stream, std::uint64_t row);
  void forgetFirstBlock();
  const Marks* marksOf(std::uint32_t stream) const noexcept;
  StreamEvent eventOf(const Marks& marks, std::vector<Mark>::const_iterator mark,
                      std::uint32_t stream) const;
  std::vector<StreamEvent> listOf(const Marks& marks, const EventSelection& selection,
                                  std::uint64_t from, std::size_t count) const;
  std::optional<StreamEvent> afterOf(const Marks& marks, const EventSelection& selection,
                                     std::uint64_t row) const;
  std::optional<StreamEvent> beforeOf(const Marks& marks, const EventSelection& selection,
                                      std::uint64_t row) const;

  const std::size_t most_;
  std::uint64_t held_ = 0;
  std::uint64_t forgotten_ = 0;
  std::deque<Block> blocks_;
  /// By number of the stream, less one.
  std::vector<Marks> by_stream_;
};

}  // namespace gramscope::streams
