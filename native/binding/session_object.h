#pragma once

#include <napi.h>

#include <memory>
#include <utility>

#include "binding/errors.h"

namespace gramscope::binding {

/// A class of JavaScript whose objects are open for as long as a session goes on: until close(),
/// until the object is collected, or until the environment ends.
///
/// What was said to the JavaScript property `onactivity` is called on activity. It is a property,
/// not a reference held here, so that a listener which knows the object does not keep it alive.
///
/// `Wrapped` has in `kClosed` what is thrown afterwards.
template <typename Wrapped, typename Session>
class SessionObject : public Napi::ObjectWrap<Wrapped> {
 public:
  ~SessionObject() override { end(); }

 protected:
  /// An error of JavaScript.
  struct Closed {
    const char* code;
    const char* message;
  };

  using Napi::ObjectWrap<Wrapped>::ObjectWrap;

  /// Once, in the constructor.
  void begin(std::unique_ptr<Session> session) {
    session_ = std::move(session);
    // After the session's thread-safe function has registered its own hook: hooks run last in,
    // first out (napi_add_env_cleanup_hook), so the thread that calls the function ends before it
    // does.
    napi_add_env_cleanup_hook(this->Env(), endOf, this);
  }

  Session& session() const {
    if (!session_) throw codedError(this->Env(), Wrapped::kClosed.code, Wrapped::kClosed.message);
    return *session_;
  }

  /// Calls the listener, on the JavaScript thread. The session lets the process end first, if
  /// nothing is left to wait for.
  void notify() {
    if (session_) session_->release(this->Env());
    const Napi::Object self = this->Value();
    // Empty between the collection of the JavaScript object and the destruction of this one.
    if (self.IsEmpty()) return;
    const Napi::Value listener = self.Get("onactivity");
    if (listener.IsFunction()) listener.template As<Napi::Function>().Call(self, {});
  }

  void close(const Napi::CallbackInfo&) { end(); }

 private:
  /// What napi_add_env_cleanup_hook takes.
  static void endOf(void* object) { static_cast<SessionObject*>(object)->end(); }

  void end() {
    if (!session_) return;
    napi_remove_env_cleanup_hook(this->Env(), endOf, this);
    session_.reset();
  }

  std::unique_ptr<Session> session_;
};

}  // namespace gramscope::binding
