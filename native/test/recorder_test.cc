#include "platform/recorder.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "platform/system_error.h"
#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "gramscope-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

 private:
  fs::path path_;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The types of the blocks of a file, which must be whole.
std::vector<std::uint32_t> blockTypes(const std::string& bytes) {
  std::vector<std::uint32_t> types;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint32_t head[2];
    REQUIRE(at + 12 <= bytes.size());
    std::memcpy(head, bytes.data() + at, sizeof head);
    REQUIRE(head[1] % 4 == 0);
    REQUIRE(at + head[1] <= bytes.size());
    std::uint32_t trailer;
    std::memcpy(&trailer, bytes.data() + at + head[1] - 4, sizeof trailer);
    REQUIRE(trailer == head[1]);
    types.push_back(head[0]);
    at += head[1];
  }
  return types;
}

constexpr std::uint32_t kSection = 0x0a0d0d0a;
constexpr std::uint32_t kInterface = 1;
constexpr std::uint32_t kStatistics = 5;
constexpr std::uint32_t kPacket = 6;

std::size_t packetsIn(const std::string& path) {
  const auto types = blockTypes(contents(path));
  return static_cast<std::size_t>(std::count(types.begin(), types.end(), kPacket));
}

std::uint64_t noDrops() { return 0; }

Datagram ofSocket(std::uint32_t socket, std::string_view text) {
  Datagram result = datagram(text);
  result.socket = socket;
  return result;
}

void append(Recorder& recorder, const Datagram& datagram) {
  recorder.append(std::span(&datagram, 1));
}

}  // namespace

TEST_CASE("a recording is a section, its interfaces, packets and statistics") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  {
    Recorder recorder({.path = path});
    recorder.describe(1, "udp://127.0.0.1:514", noDrops);
    append(recorder, ofSocket(1, "one"));
    recorder.describe(2, "udp://127.0.0.1:515", noDrops);
    append(recorder, ofSocket(2, "two"));
    CHECK(recorder.status().datagrams == 2);
    CHECK(recorder.status().path == path);
  }
  const std::vector<std::uint32_t> expected = {kSection, kInterface,  kPacket,    kInterface,
                                               kPacket,  kStatistics, kStatistics};
  CHECK(blockTypes(contents(path)) == expected);
}

TEST_CASE("a file that is there is not replaced unless that is asked for") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  std::ofstream(path) << "precious";
  try {
    Recorder recorder({.path = path});
    FAIL("nothing was thrown");
  } catch (const SystemError& error) {
    CHECK(error.error() == EEXIST);
    CHECK(error.address() == path);
  }
  CHECK(contents(path) == "precious");
  Recorder recorder({.path = path, .existing = OutputFile::Existing::kReplace});
  CHECK(contents(path).find("precious") == std::string::npos);
}

TEST_CASE("files end after so many datagrams, and the oldest go") {
  const Folder folder;
  {
    Recorder recorder(
        {.path = folder.file("ring.pcapng"), .rotation = {.datagrams = 10, .files = 3}});
    recorder.describe(1, "udp://127.0.0.1:514", noDrops);
    for (int i = 0; i < 45; ++i) append(recorder, ofSocket(1, "x"));
  }
  const auto names = folder.names();
  REQUIRE(names.size() == 3);
  CHECK(names.begin()->starts_with("ring_00003_"));
  CHECK(names.begin()->ends_with(".pcapng"));
  CHECK(packetsIn(folder.file(*names.begin())) == 10);
  CHECK(packetsIn(folder.file(*names.rbegin())) == 5);
}

TEST_CASE("no file of a ring is larger than was asked") {
  const Folder folder;
  {
    Recorder recorder({.path = folder.file("ring.pcapng"), .rotation = {.bytes = 10'000}});
    recorder.describe(1, "udp://127.0.0.1:514", noDrops);
    const std::string payload(1000, 'x');
    for (int i = 0; i < 100; ++i) append(recorder, ofSocket(1, payload));
  }
  std::size_t packets = 0;
  for (const auto& name : folder.names()) {
    CHECK(fs::file_size(folder.file(name)) < 10'500);
    packets += packetsIn(folder.file(name));
  }
  CHECK(packets == 100);
}

TEST_CASE("what a file has while it grows is whole, and at most a moment old") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  Recorder recorder({.path = path, .flush_interval = std::chrono::milliseconds(10)});
  recorder.describe(1, "udp://127.0.0.1:514", noDrops);
  append(recorder, ofSocket(1, "x"));
  while (packetsIn(path) == 0) std::this_thread::yield();
  CHECK(recorder.status().error == 0);
}

TEST_CASE("a recording goes on in a new file when its file is taken away") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  Recorder recorder({.path = path, .flush_interval = std::chrono::milliseconds(10)});
  recorder.describe(1, "udp://127.0.0.1:514", noDrops);
  append(recorder, ofSocket(1, "before"));
  while (packetsIn(path) == 0) std::this_thread::yield();
  fs::rename(path, folder.file("taken.pcapng"));
  append(recorder, ofSocket(1, "after"));
  while (!fs::exists(path) || packetsIn(path) == 0) std::this_thread::yield();
  const std::vector<std::uint32_t> expected = {kSection, kInterface, kPacket};
  CHECK(blockTypes(contents(path)) == expected);
  CHECK(contents(path).find("after") != std::string::npos);
}

TEST_CASE("a full disk is told, and what it does not take is counted") {
  if (!fs::exists("/dev/full")) return;
  Recorder recorder({.path = "/dev/full",
                     .existing = OutputFile::Existing::kReplace,
                     .flush_interval = std::chrono::milliseconds(1),
                     .buffer_limit = 10'000});
  recorder.describe(1, "udp://127.0.0.1:514", noDrops);
  const std::string payload(1000, 'x');
  while (recorder.status().lost == 0 || recorder.status().error == 0) {
    append(recorder, ofSocket(1, payload));
  }
  CHECK(recorder.status().error == ENOSPC);
  const auto before = recorder.status();
  const auto last = recorder.finish();
  CHECK(last.datagrams == 0);
  CHECK(last.lost == before.datagrams + before.lost);
}
