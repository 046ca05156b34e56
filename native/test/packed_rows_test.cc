#include "core/packed_rows.h"

#include <doctest/doctest.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "test/support/datagrams.h"

using namespace gramscope;
using namespace gramscope::test;

namespace {

std::string fakeText(const SocketAddress& address) {
  return "host" + std::to_string(address.bytes[3]);
}

std::vector<std::byte> bytesOf(const RowPacker& packer) {
  std::vector<std::byte> bytes(packer.size());
  packer.copyTo(bytes);
  return bytes;
}

PackedRow rowAt(const RowPacker& packer, std::size_t index) {
  PackedRow row;
  std::memcpy(&row, bytesOf(packer).data() + sizeof(PackedHeader) + index * sizeof row, sizeof row);
  return row;
}

std::string textAt(const RowPacker& packer, std::size_t offset, std::size_t length) {
  const auto bytes = bytesOf(packer);
  return std::string(textOf(std::span(bytes).subspan(offset, length)));
}

}  // namespace

TEST_CASE("packed rows start with their count and their size") {
  RowPacker packer({.payload_limit = 10}, fakeText);
  REQUIRE(packer.size() == sizeof(PackedHeader));
  PackedHeader header;
  std::memcpy(&header, bytesOf(packer).data(), sizeof header);
  CHECK(header.row_count == 0);
  CHECK(header.row_size == sizeof(PackedRow));
}

TEST_CASE("a packed row has every field of its datagram") {
  RowPacker packer({.payload_limit = 65535}, fakeText);
  Datagram in = datagram("payload");
  in.truncated = true;
  in.original_length = 9000;
  in.frame_length = 9042;
  in.traffic_class = 0xb8;
  packer.add(42, in);
  const PackedRow row = rowAt(packer, 0);
  CHECK(row.number == 42);
  CHECK(row.time == in.time);
  CHECK(row.original_length == 9000);
  CHECK(row.frame_length == 9042);
  CHECK(row.traffic_class == 0xb8);
  CHECK(row.socket == in.socket);
  CHECK(row.interface_index == in.interface_index);
  CHECK(row.source_port == 514);
  CHECK(row.destination_port == 5514);
  CHECK(row.ttl == 64);
  CHECK(row.flags == kPackedTruncated);
  CHECK(textAt(packer, row.source_offset, row.source_length) == "host1");
  CHECK(textAt(packer, row.destination_offset, row.destination_length) == "host2");
  CHECK(textAt(packer, row.payload_offset, row.payload_length) == "payload");
}

TEST_CASE("a packed payload is cut to the limit, its length is not") {
  RowPacker packer({.payload_limit = 3}, fakeText);
  packer.add(1, datagram("payload"));
  packer.add(2, datagram("ab"));
  CHECK(rowAt(packer, 0).payload_length == 3);
  CHECK(rowAt(packer, 0).original_length == 7);
  CHECK(textAt(packer, rowAt(packer, 0).payload_offset, 3) == "pay");
  CHECK(rowAt(packer, 1).payload_length == 2);
}

TEST_CASE("the text of an address is stored once, whatever the port") {
  RowPacker packer({.payload_limit = 0}, fakeText);
  Datagram one = datagram("x");
  packer.add(1, one);
  one.source.port = 9;
  packer.add(2, one);
  CHECK(rowAt(packer, 0).source_offset == rowAt(packer, 1).source_offset);
  CHECK(packer.size() == sizeof(PackedHeader) + 2 * sizeof(PackedRow) + 2 * 5);
}

TEST_CASE("a Unix datagram has the path and the credentials of its sender") {
  RowPacker packer({}, fakeText);
  Datagram in = datagram("x");
  in.source_path = "/run/sender";
  in.credentials = {.process = 7, .user = 8, .group = 9};
  in.traffic_class = 0xb8;
  packer.add(1, in);
  const PackedRow row = rowAt(packer, 0);
  CHECK(textAt(packer, row.source_offset, row.source_length) == "/run/sender");
  CHECK(row.destination_length == 0);
  CHECK(row.flags == kPackedCredentials);
  CHECK(row.sender_process == 7);
  CHECK(row.sender_user == 8);
  CHECK(row.sender_group == 9);
  CHECK(row.traffic_class == 0xb8);
}

TEST_CASE("a packer that is reset starts afresh") {
  RowPacker packer({}, fakeText);
  packer.add(1, datagram("old"));
  packer.reset([](const SocketAddress&) { return "other"; });
  CHECK(packer.size() == sizeof(PackedHeader));
  packer.add(2, datagram("new"));
  const PackedRow row = rowAt(packer, 0);
  CHECK(textAt(packer, row.source_offset, row.source_length) == "other");
  CHECK(textAt(packer, row.payload_offset, row.payload_length) == "new");
}

TEST_CASE("more bytes than the limit are refused") {
  RowPacker small({.payload_limit = 65535, .size_limit = 100}, fakeText);
  const std::string payload(100, 'x');
  CHECK_THROWS_AS(small.add(1, datagram(payload)), std::length_error);
  CHECK(small.rowCount() == 0);
}
