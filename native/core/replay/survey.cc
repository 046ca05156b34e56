#include "core/replay/survey.h"

#include <algorithm>
#include <map>

namespace gramscope::replay {
namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

class Surveyor {
 public:
  explicit Surveyor(const SurveyRequest& request)
      : request_(request), routes_(request.routes), schedule_(request.pace, request.longest_gap) {
    schedule_.beginAt(0);
  }

  void look(const LogSnapshot::Run& run) {
    const auto end = run.first + run.rows.size();
    const auto& selection = request_.selection;
    for (auto number = selection.next(run.first); number != 0 && number < end;
         number = selection.next(number + 1)) {
      look(run.block, run.rows[static_cast<std::size_t>(number - run.first)]);
    }
  }

  Survey finish() {
    result_.has_peak = !schedule_.isTopSpeed();
    endSecond();
    return std::move(result_);
  }

 private:
  void look(const IndexBlock& block, const IndexRow& row) {
    ++result_.selected;
    const Routes::Decision& decision = routes_.decide(block, row);
    if (!routes_.isSameAsBefore()) used_ = kNowhere;
    if (const auto* skip = std::get_if<Skip>(&decision)) return result_.skipped.add(*skip);
    const auto& destination = std::get<Destination>(decision);
    ++result_.sendable;
    result_.bytes += row.captured_length;
    use(destination, row.captured_length);
    time({.time = row.time, .bits = bitsOnWire(destination, row.captured_length)});
  }

  void use(const Destination& destination, std::uint64_t bytes) {
    if (used_ == kNowhere) {
      const auto [found, is_new] = numbers_.try_emplace(destination, result_.destinations.size());
      if (is_new && result_.destinations.size() == Survey::kMostDestinations) {
        numbers_.erase(found);
        used_ = kElsewhere;
      } else {
        if (is_new) result_.destinations.push_back({.destination = destination});
        used_ = found->second;
      }
    }
    if (used_ == kElsewhere) {
      ++result_.elsewhere;
      return;
    }
    ++result_.destinations[used_].datagrams;
    result_.destinations[used_].bytes += bytes;
  }

  void time(const Slot& slot) {
    if (schedule_.isTopSpeed()) return;
    const std::int64_t due = schedule_.due(slot);
    schedule_.take(slot);
    result_.duration = due;
    if (due / kNanosecondsPerSecond != second_) {
      endSecond();
      second_ = due / kNanosecondsPerSecond;
    }
    ++datagrams_;
    bits_ += slot.bits;
  }

  void endSecond() {
    result_.peak_datagrams = std::max(result_.peak_datagrams, datagrams_);
    result_.peak_bits = std::max(result_.peak_bits, bits_);
    datagrams_ = 0;
    bits_ = 0;
  }

  static constexpr std::size_t kNowhere = SIZE_MAX;
  static constexpr std::size_t kElsewhere = SIZE_MAX - 1;

  const SurveyRequest& request_;
  Routes routes_;
  Schedule schedule_;
  Survey result_;
  std::map<Destination, std::size_t> numbers_;
  std::size_t used_ = kNowhere;
  std::int64_t second_ = 0;
  std::uint64_t datagrams_ = 0;
  std::uint64_t bits_ = 0;
};

}  // namespace

Survey survey(const LogSnapshot& rows, const SurveyRequest& request) {
  Surveyor surveyor(request);
  for (std::size_t at = 0; at < rows.runCount(); ++at) surveyor.look(rows.run(at));
  return surveyor.finish();
}

}  // namespace gramscope::replay
