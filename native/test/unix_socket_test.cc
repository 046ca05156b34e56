#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "platform/posix/file_descriptor.h"
#include "platform/posix/unix_sockaddr.h"
#include "platform/receiver.h"
#include "platform/socket.h"
#include "test/support/datagrams.h"
#include "test/support/recording_sink.h"
#include "test/support/sending.h"
#include "test/support/system_errors.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone at its end.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/gramscope-XXXXXX";
    REQUIRE(::mkdtemp(name) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }

  std::string file(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// Leaves a socket file that no process listens on.
void makeStale(const std::string& path) {
  Socket socket({.id = 9, .type = SocketType::kUnix});
  socket.bindPath(path + ".moved");
  fs::rename(path + ".moved", path);
}

/// What a datagram sent by `sender` looks like to a socket that is bound to `path`.
struct Seen {
  std::string source;
  std::optional<Credentials> credentials;
};

/// Copies what a view only shows.
class SourceSink : public RecordingSink {
 public:
  void accept(std::span<const Datagram> batch) override {
    seen = {.source = std::string(batch[0].source_path.value_or("none at all")),
            .credentials = batch[0].credentials};
    RecordingSink::accept(batch);
  }

  Seen seen;
};

Seen seenFrom(Socket& sender, const std::string& path) {
  SourceSink sink;
  Receiver receiver(sink);
  Socket socket({.id = 1, .type = SocketType::kUnix, .packet_info = true});
  socket.bindPath(path);
  receiver.add(socket.current());
  const SocketName to = path;
  CHECK(sendFrom(sender, &to, "x") == 0);
  REQUIRE(sink.waitForDatagrams(1));
  receiver.remove(*socket.current());
  return sink.seen;
}

/// Sends a datagram with a descriptor attached (SCM_RIGHTS, unix(7)).
void sendDescriptor(const std::string& path, int descriptor) {
  const FileDescriptor sender(::socket(AF_UNIX, SOCK_DGRAM, 0));
  Sockaddr to = toUnixSockaddr(path, "send");
  char payload = 'x';
  iovec vector{.iov_base = &payload, .iov_len = 1};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof descriptor)] = {};
  msghdr message{};
  message.msg_name = to.get();
  message.msg_namelen = to.length;
  message.msg_iov = &vector;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  REQUIRE(::sendmsg(sender.get(), &message, 0) == 1);
}

}  // namespace

TEST_CASE("a bound path exists until the socket is closed") {
  const Folder folder;
  const auto path = folder.file("socket");
  Socket socket({.id = 1, .type = SocketType::kUnix});
  socket.bindPath(path);
  CHECK(fs::is_socket(path));
  CHECK(std::get<std::string>(socket.address()) == path);
  socket.close();
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a stale socket file is replaced") {
  const Folder folder;
  const auto path = folder.file("socket");
  makeStale(path);
  REQUIRE(fs::is_socket(path));
  Socket socket({.id = 1, .type = SocketType::kUnix});
  CHECK_NOTHROW(socket.bindPath(path));
}

TEST_CASE("a socket on which a process listens, and a file that is no socket, stay") {
  const Folder folder;
  const auto path = folder.file("socket");
  Socket live({.id = 1, .type = SocketType::kUnix});
  live.bindPath(path);
  Socket second({.id = 2, .type = SocketType::kUnix});
  CHECK(errorOf([&] { second.bindPath(path); }).error() == EADDRINUSE);
  CHECK(fs::is_socket(path));

  const auto file = folder.file("file");
  std::ofstream(file) << "kept";
  const auto error = errorOf([&] { second.bindPath(file); });
  CHECK(error.error() == EADDRINUSE);
  CHECK(error.detail() == "the file exists and is not a socket");
  CHECK(fs::file_size(file) == 4);
}

TEST_CASE("closing removes no file but the one that was bound") {
  const Folder folder;
  const auto path = folder.file("socket");
  Socket first({.id = 1, .type = SocketType::kUnix});
  first.bindPath(path);
  fs::remove(path);
  Socket second({.id = 2, .type = SocketType::kUnix});
  second.bindPath(path);
  first.close();
  CHECK(fs::is_socket(path));
}

fs::perms permissionsOf(const std::string& path) { return fs::status(path).permissions(); }

TEST_CASE("the file is for its owner alone, for everybody, or as the umask says") {
  const Folder folder;
  const auto owner = fs::perms::owner_read | fs::perms::owner_write;
  const auto everybody = owner | fs::perms::group_read | fs::perms::group_write |
                         fs::perms::others_read | fs::perms::others_write;
  const mode_t umask = ::umask(027);
  const std::pair<UnixSenders, fs::perms> wanted[] = {{UnixSenders::kOwner, owner},
                                                      {UnixSenders::kEverybody, everybody},
                                                      {UnixSenders::kOfUmask, fs::perms(0750)}};
  for (const auto& [senders, permissions] : wanted) {
    Socket socket({.id = 1, .type = SocketType::kUnix});
    const auto path = folder.file(std::to_string(static_cast<int>(senders)));
    socket.bindPath(path, senders);
    CHECK(permissionsOf(path) == permissions);
  }
  ::umask(umask);
}

TEST_CASE("the place of a stale socket is taken by one that is for its owner alone") {
  const Folder folder;
  const auto path = folder.file("socket");
  makeStale(path);
  Socket socket({.id = 1, .type = SocketType::kUnix});
  socket.bindPath(path, UnixSenders::kOwner);
  CHECK(permissionsOf(path) == fs::perms(0600));
}

TEST_CASE("a path that is too long is refused with the limit") {
  Socket socket({.id = 1, .type = SocketType::kUnix});
  const auto error = errorOf([&] { socket.bindPath('/' + std::string(107, 'x')); });
  CHECK(error.error() == ENAMETOOLONG);
  CHECK(error.detail().find("at most 107 bytes") != std::string::npos);
  CHECK(errorOf([&] { socket.bindPath(""); }).error() == EINVAL);
}

TEST_CASE("an abstract name has its exact length and no file") {
  const auto name = "@gramscope-unix-test-" + std::to_string(::getpid());
  Socket socket({.id = 1, .type = SocketType::kUnix});
  socket.bindPath(name);
  CHECK(std::get<std::string>(socket.address()) == name);
  Socket longer({.id = 2, .type = SocketType::kUnix});
  CHECK_NOTHROW(longer.bindPath(name + '0'));
  Socket same({.id = 3, .type = SocketType::kUnix});
  CHECK(errorOf([&] { same.bindPath(name); }).error() == EADDRINUSE);
}

TEST_CASE("a Unix datagram tells who sent it") {
  const Folder folder;
  Socket unnamed({.id = 2, .type = SocketType::kUnix});
  const Seen anonymous = seenFrom(unnamed, folder.file("a"));
  CHECK(anonymous.source == "");
  REQUIRE(anonymous.credentials.has_value());
  CHECK(anonymous.credentials->process == static_cast<std::uint32_t>(::getpid()));
  CHECK(anonymous.credentials->user == ::getuid());
  CHECK(anonymous.credentials->group == ::getgid());
  CHECK(std::get<std::string>(unnamed.address()) == "");

  Socket named({.id = 3, .type = SocketType::kUnix});
  named.bindPath(folder.file("sender"));
  CHECK(seenFrom(named, folder.file("b")).source == folder.file("sender"));

  Socket abstract({.id = 4, .type = SocketType::kUnix});
  const auto name = "@gramscope-sender-" + std::to_string(::getpid());
  abstract.bindPath(name);
  CHECK(seenFrom(abstract, folder.file("c")).source == name);
}

TEST_CASE("descriptors that a sender attaches are closed") {
  const Folder folder;
  const auto path = folder.file("socket");
  Socket socket({.id = 1, .type = SocketType::kUnix});
  socket.bindPath(path);
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const FileDescriptor read_end(pipe_ends[0]);
  {
    const FileDescriptor write_end(pipe_ends[1]);
    sendDescriptor(path, write_end.get());
  }
  RecordingSink sink;
  Receiver receiver(sink);
  receiver.add(socket.current());
  REQUIRE(sink.waitForDatagrams(1));
  receiver.remove(*socket.current());
  // The end of the pipe can only be read once nobody holds the other one.
  char byte;
  CHECK(::read(read_end.get(), &byte, 1) == 0);
}
