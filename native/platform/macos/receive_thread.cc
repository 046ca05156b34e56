#include "platform/unbatched/receive_thread.h"

#include <pthread.h>

#include <csignal>
#include <utility>

namespace gramscope {
namespace {

/// No signals for the threads started while it lives: they inherit that (pthread_sigmask(3)).
class SignalsOff {
 public:
  SignalsOff() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsOff() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsOff(const SignalsOff&) = delete;
  SignalsOff& operator=(const SignalsOff&) = delete;

 private:
  sigset_t before_;
};

}  // namespace

std::thread startReceiveThread(std::function<void()> body) {
  const SignalsOff signals_off;
  return std::thread([body = std::move(body)] {
    pthread_setname_np("gramscope-rx");
    body();
  });
}

}  // namespace gramscope
