#include "platform/player.h"

#include <utility>

#include "platform/shared/playback.h"

namespace gramscope {

Player::Player(LogSource source, PlayerOptions options, std::function<void()> changed)
    : playback_(
          std::make_unique<Playback>(std::move(source), std::move(options), std::move(changed))) {}

Player::~Player() = default;

void Player::pause() { playback_->command(PauseCommand{}); }
void Player::resume() { playback_->command(ResumeCommand{}); }
void Player::step(std::uint64_t count) { playback_->command(StepCommand{count}); }
void Player::seek(const SeekPlace& place) { playback_->command(place); }
void Player::setPace(const replay::Pace& pace) { playback_->command(pace); }
void Player::stop() { playback_->command(StopCommand{}); }

PlayerProgress Player::progress() const { return playback_->progress(); }
PlayerReport Player::report() const { return playback_->report(); }

}  // namespace gramscope
