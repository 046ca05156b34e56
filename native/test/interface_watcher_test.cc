#include "platform/interface_watcher.h"

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>

#include "platform/interfaces.h"
#include "test/support/private_network.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

/// Counts calls of a watcher.
class Calls {
 public:
  void add() {
    {
      const std::lock_guard lock(mutex_);
      ++count_;
    }
    called_.notify_all();
  }

  /// Whether `is_so` becomes true, looked at after each call.
  bool wait(const std::function<bool()>& is_so) {
    std::unique_lock lock(mutex_);
    return called_.wait_for(lock, std::chrono::seconds(10), is_so);
  }

  int count() {
    const std::lock_guard lock(mutex_);
    return count_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable called_;
  int count_ = 0;
};

bool exists(const char* name) {
  for (const auto& each : listInterfaces()) {
    if (each.name == name) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a watcher tells of every change, and not after its end") {
  const PrivateNetwork network;
  if (!network.isEntered()) {
    MESSAGE("skipped: no network namespace without CAP_SYS_ADMIN");
    return;
  }
  Calls calls;
  {
    const InterfaceWatcher watcher([&calls] { calls.add(); });
    REQUIRE(std::system("ip link add v0 type veth peer name v1") == 0);
    CHECK(calls.wait([] { return exists("v0"); }));
    REQUIRE(std::system("ip link delete v0") == 0);
    CHECK(calls.wait([] { return !exists("v0"); }));
  }
  const int before = calls.count();
  REQUIRE(std::system("ip link set t1 down") == 0);
  CHECK(calls.count() == before);
}

TEST_CASE("a watcher may end at once") {
  for (int i = 0; i < 100; ++i) const InterfaceWatcher watcher([] {});
}
