#include <algorithm>
#include <iterator>
#include <utility>

#include "platform/shared/playback.h"

namespace gramscope {
namespace {

bool endsSteps(const PlaybackCommand& command) noexcept {
  return std::holds_alternative<PauseCommand>(command) ||
         std::holds_alternative<ResumeCommand>(command) ||
         std::holds_alternative<StopCommand>(command);
}

}  // namespace

void Playback::command(PlaybackCommand command) {
  {
    const std::lock_guard lock(command_mutex_);
    commands_.push_back(std::move(command));
    has_command_ = true;
  }
  deadline_.wake();
}

/// In their order. Who seeks wants the steps before that to have been sent; who pauses, resumes or
/// stops does not wait for them.
void Playback::doCommands() {
  {
    const std::lock_guard lock(command_mutex_);
    std::ranges::move(commands_, std::back_inserter(accepted_));
    commands_.clear();
    has_command_ = false;
  }
  if (std::ranges::any_of(accepted_, endsSteps)) steps_ = 0;
  while (hasAccepted() && !is_over_) {
    const PlaybackCommand command = std::move(accepted_.front());
    accepted_.pop_front();
    std::visit([this](const auto& asked) { execute(asked); }, command);
  }
}

bool Playback::hasAccepted() const noexcept {
  if (accepted_.empty()) return false;
  return steps_ == 0 || !std::holds_alternative<SeekPlace>(accepted_.front());
}

bool Playback::isToStop() {
  const std::lock_guard lock(command_mutex_);
  return std::ranges::any_of(commands_, [](const PlaybackCommand& command) {
    return std::holds_alternative<StopCommand>(command);
  });
}

void Playback::execute(const PauseCommand&) {
  steps_ = 0;
  if (is_paused_) return;
  is_paused_ = true;
  paused_at_ = Deadline::now();
  setState(PlayerState::kPaused);
}

void Playback::execute(const ResumeCommand&) {
  steps_ = 0;
  if (!is_paused_) return;
  is_paused_ = false;
  schedule_.delay(Deadline::now() - paused_at_);
  last_clock_ = 0;
  setState(has_begun_ || !options_.start_at ? PlayerState::kPlaying : PlayerState::kWaiting);
}

void Playback::execute(const StepCommand& step) {
  if (!is_paused_) execute(PauseCommand{});
  steps_ += step.count;
}

void Playback::execute(const SeekPlace& place) {
  // What was read of the next loop is not played yet.
  if (!feed_->seek(place, batch_ ? batch_->loop : account_.progress().loop - 1)) return;
  batch_.reset();
  paused_at_ = Deadline::now();
  schedule_.restart();
}

void Playback::execute(const replay::Pace& pace) {
  const std::int64_t now = is_paused_ ? paused_at_ : Deadline::now();
  const ReplayItem* item = next();
  if (item == nullptr) {
    schedule_.setPace(pace, now, {.time = INT64_MIN, .bits = 0});
  } else {
    schedule_.setPace(pace, now, item->slot);
  }
  feed_->setPace(schedule_.pace());
}

void Playback::execute(const StopCommand&) { end(); }

}  // namespace gramscope
