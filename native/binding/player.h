#pragma once

#include <napi.h>

#include <memory>

#include "binding/activity.h"
#include "platform/player.h"

namespace gramscope::binding {

/// The native half of the class `Player` in lib/replay/player.ts, which says what its methods do.
/// After close() they throw an Error with code ERR_PLAYER_CLOSED. Keeps the process alive until it
/// is done.
///
/// As with SessionObject, the JavaScript property `onactivity` is called on activity.
class Player : public Napi::ObjectWrap<Player> {
 public:
  static Napi::Function define(Napi::Env env);

  /// Takes the source of a log or test streams, and the options.
  explicit Player(const Napi::CallbackInfo& info);
  ~Player() override;

 private:
  /// A player that signals; its end stops the thread first.
  struct Session;

  Napi::Value progress(const Napi::CallbackInfo& info);
  Napi::Value report(const Napi::CallbackInfo& info);
  void pause(const Napi::CallbackInfo& info);
  void resume(const Napi::CallbackInfo& info);
  void step(const Napi::CallbackInfo& info);
  void seek(const Napi::CallbackInfo& info);
  void setPace(const Napi::CallbackInfo& info);
  void stop(const Napi::CallbackInfo& info);
  void close(const Napi::CallbackInfo& info);

  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* player);

  gramscope::Player& player() const;
  void notify();
  void release();
  void end();

  std::unique_ptr<Session> session_;
  /// Whether it is not to be collected, for it is not done.
  bool is_held_ = false;
};

}  // namespace gramscope::binding
