#include "platform/recorder.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <thread>
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

/// A recorder of one series, and what it took.
class Recording {
 public:
  explicit Recording(SeriesOptions options, Recorder::Options recorder = {})
      : series_(std::make_shared<FileSeries>(std::move(options))),
        recorder_(std::move(recorder), begun(series_)) {}

  static Recorder::Beginning begun(std::shared_ptr<FileSeries> series) {
    auto file = series->openNext();
    return {.series = std::move(series), .file = std::move(file)};
  }

  void append(const Datagram& datagram) {
    recorder_.append(std::span(&datagram, 1), [&](const Datagram&, std::uint64_t offset) {
      offsets_.push_back(offset);
      return offsets_.size();
    });
  }

  Recorder::Status status() const { return recorder_.status(*series_); }

  /// What the stream has in the place of the payload with this number, from 0.
  std::string payload(std::size_t number, std::size_t size) {
    std::string text(size, '?');
    const auto got = recorder_.readAt(offsets_.at(number), std::as_writable_bytes(std::span(text)));
    return text.substr(0, got);
  }

  Recorder* operator->() { return &recorder_; }

 private:
  std::vector<std::uint64_t> offsets_;
  std::shared_ptr<FileSeries> series_;
  Recorder recorder_;
};

}  // namespace

TEST_CASE("a recording is a section, its interfaces, packets and statistics") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  {
    Recording recorder({.path = path});
    recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
    recorder.append(ofSocket(1, "one"));
    recorder->describe(2, {.name = "udp://127.0.0.1:515"}, noDrops);
    recorder.append(ofSocket(2, "two"));
    CHECK(recorder.status().datagrams == 2);
    CHECK(recorder.status().path == path);
  }
  const std::vector<std::uint32_t> expected = {kSection, kInterface,  kPacket,    kInterface,
                                               kPacket,  kStatistics, kStatistics};
  CHECK(blockTypes(contents(path)) == expected);
}

TEST_CASE("a socket that is opened again lets go of the one before, and goes on as its interface") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  const auto first = std::make_shared<int>(3);
  {
    Recording recorder({.path = path});
    const InterfaceDescription description = {.name = "udp://127.0.0.1:514"};
    recorder->describe(1, description, [first] { return static_cast<std::uint64_t>(*first); });
    recorder.append(ofSocket(1, "one"));
    recorder->forget(1);
    CHECK(first.use_count() == 1);
    const auto second = std::make_shared<int>(4);
    recorder->describe(1, description, [second] { return static_cast<std::uint64_t>(*second); });
    recorder.append(ofSocket(1, "two"));
    recorder->forget(1);
    CHECK(second.use_count() == 1);
    recorder->describe(1, {.name = "udp://127.0.0.1:515"}, noDrops);
    recorder.append(ofSocket(1, "three"));
  }
  const std::vector<std::uint32_t> expected = {kSection,   kInterface, kPacket,     kPacket,
                                               kInterface, kPacket,    kStatistics, kStatistics};
  CHECK(blockTypes(contents(path)) == expected);
}

TEST_CASE("a file that is there is not replaced unless that is asked for") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  std::ofstream(path) << "precious";
  try {
    Recording recorder({.path = path});
    FAIL("nothing was thrown");
  } catch (const SystemError& error) {
    CHECK(error.error() == EEXIST);
    CHECK(error.address() == path);
  }
  CHECK(contents(path) == "precious");
  Recording recorder({.path = path, .existing = OutputFile::Existing::kReplace});
  CHECK(contents(path).find("precious") == std::string::npos);
}

TEST_CASE("files end after so many datagrams, and the oldest go") {
  const Folder folder;
  {
    Recording recorder({.path = folder.file("ring.pcapng"),
                        .rotation = {.datagrams = 10},
                        .retention = {.files = 3}});
    recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
    for (int i = 0; i < 45; ++i) recorder.append(ofSocket(1, "x"));
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
    Recording recorder({.path = folder.file("ring.pcapng"), .rotation = {.bytes = 10'000}});
    recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
    const std::string payload(1000, 'x');
    for (int i = 0; i < 100; ++i) recorder.append(ofSocket(1, payload));
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
  Recording recorder({.path = path, .flush_interval = std::chrono::milliseconds(10)});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  recorder.append(ofSocket(1, "x"));
  while (packetsIn(path) == 0) std::this_thread::yield();
  CHECK(recorder.status().error == 0);
}

TEST_CASE("a flush ends while more comes") {
  Folder folder;
  Recording recording({.path = folder.file("a.pcapng")});
  recording->describe(1, {}, noDrops);
  std::atomic<bool> is_flushed = false;
  std::thread sender([&] {
    const Datagram sent = ofSocket(1, "more");
    while (!is_flushed) recording.append(sent);
  });
  while (recording.status().datagrams < 1000) std::this_thread::yield();
  for (int round = 0; round < 20; ++round) recording->flush();
  is_flushed = true;
  sender.join();
  recording->finish();
  CHECK(packetsIn(folder.file("a.pcapng")) == recording.status().datagrams);
}

TEST_CASE("a recording goes on in a new file when its file is taken away") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  Recording recorder({.path = path, .flush_interval = std::chrono::milliseconds(10)});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  recorder.append(ofSocket(1, "before"));
  while (packetsIn(path) == 0) std::this_thread::yield();
  fs::rename(path, folder.file("taken.pcapng"));
  recorder.append(ofSocket(1, "after"));
  while (!fs::exists(path) || packetsIn(path) == 0) std::this_thread::yield();
  const std::vector<std::uint32_t> expected = {kSection, kInterface, kPacket};
  CHECK(blockTypes(contents(path)) == expected);
  CHECK(contents(path).find("after") != std::string::npos);
}

TEST_CASE("a full disk is told, and what it does not take is counted") {
  if (!fs::exists("/dev/full")) return;
  Recording recorder({.path = "/dev/full",
                      .existing = OutputFile::Existing::kReplace,
                      .flush_interval = std::chrono::milliseconds(1)},
                     {.buffer_limit = 10'000});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  const std::string payload(1000, 'x');
  while (recorder.status().lost == 0 || recorder.status().error == 0) {
    recorder.append(ofSocket(1, payload));
  }
  CHECK(recorder.status().error == ENOSPC);
  const auto before = recorder.status();
  recorder->finish();
  const auto last = recorder.status();
  CHECK(last.datagrams == 0);
  CHECK(last.lost == before.datagrams + before.lost);
}

TEST_CASE("what was appended can be read at once, and after it was written") {
  const Folder folder;
  Recording recorder({.path = folder.file("a.pcapng")});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  for (const char* text : {"one", "two", "three"}) recorder.append(ofSocket(1, text));
  CHECK(recorder.payload(0, 3) == "one");
  CHECK(recorder.payload(2, 5) == "three");
  recorder->flush();
  CHECK(recorder.payload(0, 3) == "one");
  CHECK(recorder.payload(2, 5) == "three");
}

TEST_CASE("payloads are found in all files of a series, and not in those that went") {
  const Folder folder;
  std::uint64_t removed = 0;
  Recording recorder(
      {.path = folder.file("a.pcapng"), .rotation = {.datagrams = 10}, .retention = {.files = 3}},
      {.removed = [&](std::uint64_t newest) {
        removed = std::max(removed, newest);
        return removed + 1;
      }});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  for (int i = 0; i < 45; ++i) recorder.append(ofSocket(1, std::to_string(1000 + i)));
  recorder->flush();
  CHECK(removed == 20);
  for (int i = 20; i < 45; ++i) CHECK(recorder.payload(i, 4) == std::to_string(1000 + i));
  CHECK(recorder.payload(0, 4).empty());
  CHECK(recorder.payload(19, 4).empty());
}

TEST_CASE("temporary files go when they are too many bytes, and at the end") {
  const Folder folder;
  {
    Recording recorder({.path = folder.file("a.pcapng"),
                        .rotation = {.bytes = 5'000},
                        .retention = {.bytes = 20'000},
                        .is_temporary = true});
    recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
    const std::string payload(1000, 'x');
    for (int i = 0; i < 100; ++i) recorder.append(ofSocket(1, payload));
    recorder->flush();
    CHECK(recorder->files().bytes() <= 20'000);
    CHECK(folder.names().size() >= 3);
  }
  CHECK(folder.names().empty());
}

TEST_CASE("temporary files go when they are too old") {
  const Folder folder;
  Recording recorder({.path = folder.file("a.pcapng"),
                      .rotation = {.datagrams = 1},
                      .retention = {.age = std::chrono::hours(1)},
                      .is_temporary = true});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  for (int i = 0; i < 3; ++i) recorder.append(ofSocket(1, "from 2023"));
  recorder->flush();
  // The newest takes more.
  CHECK(folder.names().size() == 1);
}

TEST_CASE("a recorder goes on in another series, and both are complete files") {
  const Folder folder;
  const auto named = folder.file("named.pcapng");
  Recording recorder({.path = folder.file("a.pcapng"), .is_temporary = true});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  recorder.append(ofSocket(1, "first"));
  recorder->switchTo(Recording::begun(std::make_shared<FileSeries>(SeriesOptions{.path = named})));
  recorder.append(ofSocket(1, "second"));
  recorder->flush();
  CHECK(packetsIn(folder.file("a.pcapng")) == 1);
  CHECK(packetsIn(named) == 1);
  CHECK(recorder.payload(0, 5) == "first");
  CHECK(recorder.payload(1, 6) == "second");
  recorder->finish();
  CHECK(folder.names() == std::set<std::string>{"named.pcapng"});
}

TEST_CASE("temporary files that are moved stay, and are read where they are then") {
  const Folder folder;
  const auto saved = folder.file("saved.pcapng");
  auto series = std::make_shared<FileSeries>(SeriesOptions{
      .path = folder.file("a.pcapng"), .rotation = {.bytes = 1 << 20}, .is_temporary = true});
  Recorder recorder({}, {.series = series});
  recorder.describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  std::uint64_t offset = 0;
  const Datagram one = ofSocket(1, "kept");
  recorder.append(std::span(&one, 1), [&](const Datagram&, std::uint64_t at) {
    offset = at;
    return std::uint64_t{1};
  });
  recorder.switchTo({.series = series});
  recorder.flush();
  const auto kept = recorder.files().holdTemporary();
  REQUIRE(kept.size() == 1);
  fs::rename(kept[0], saved);
  recorder.files().relocate(kept[0], saved);
  std::array<std::byte, 4> read;
  CHECK(recorder.readAt(offset, read) == 4);
  CHECK(textOf(read) == "kept");
  recorder.finish();
  CHECK(folder.names() == std::set<std::string>{"saved.pcapng"});
}

TEST_CASE("a file that is taken away while nothing comes is replaced whole") {
  const Folder folder;
  const auto path = folder.file("a.pcapng");
  Recording recorder({.path = path});
  recorder->describe(1, {.name = "udp://127.0.0.1:514"}, noDrops);
  recorder.append(ofSocket(1, "before"));
  recorder->flush();
  fs::remove(path);
  recorder->flush();
  recorder.append(ofSocket(1, "after"));
  recorder->flush();
  const std::vector<std::uint32_t> expected = {kSection, kInterface, kPacket};
  CHECK(blockTypes(contents(path)) == expected);
  CHECK(recorder.payload(1, 5) == "after");
}
