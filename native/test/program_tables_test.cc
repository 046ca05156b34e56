#include "core/streams/program_tables.h"

#include <doctest/doctest.h>

#include "core/streams/stream_types.h"
#include "core/streams/transport_analysis.h"
#include "test/support/transport_writer.h"

using namespace gramscope::streams;
using namespace gramscope::test;

namespace {

void feed(TransportAnalysis& analysis, const std::string& datagram) {
  EventRecorder events;
  analysis.observe(arrivalOf({kMediaBegin, datagram}, 1), events);
}

}  // namespace

TEST_CASE("programs, what their PIDs carry, and their names are read") {
  TransportWriter writer;
  TransportAnalysis analysis;
  // The name comes before anybody knows the program: it is heard when it comes again.
  for (int round = 0; round < 2; ++round) {
    feed(analysis, writer.section(0x11, serviceDescription(7, "News")));
    feed(analysis, writer.section(0, association({{7, 0x100}, {8, 0x200}})));
    feed(analysis, writer.section(0x100, programMap(7, {{0x101, 0x1B}, {0x102, 0x0F}})));
    feed(analysis, writer.section(0x200, programMap(8, {{0x201, 0x24}, {0x202, 0xC0}})));
  }
  const ProgramTables& tables = analysis.tables();
  REQUIRE(tables.programs().size() == 2);
  CHECK(tables.programs()[0].number == 7);
  CHECK(tables.programs()[0].map_pid == 0x100);
  CHECK(tables.programs()[0].name == "News");
  CHECK(tables.programs()[1].name == "");
  CHECK(tables.kindOf(0) == "PAT");
  CHECK(tables.kindOf(0x100) == "PMT");
  CHECK(tables.kindOf(0x101) == "video (H.264)");
  CHECK(tables.kindOf(0x102) == "audio (AAC)");
  CHECK(tables.kindOf(0x201) == "video (H.265)");
  CHECK(tables.kindOf(0x202) == "type 192");
  CHECK(tables.kindOf(0x1FFF) == "null");
  CHECK(tables.kindOf(0x300) == "");
}

TEST_CASE("a table across packets is put together, and not where one of them is missing") {
  std::map<std::uint16_t, std::uint8_t> types;
  for (std::uint16_t pid = 0x101; pid < 0x101 + 60; ++pid) types[pid] = 0x1B;
  TransportWriter writer;
  TransportAnalysis analysis;
  feed(analysis, writer.section(0, association({{7, 0x100}})));
  const std::string map = writer.section(0x100, programMap(7, types));
  REQUIRE(map.size() == 2 * kTransportPacket);
  feed(analysis, map.substr(0, kTransportPacket));
  writer.lose(0x100, 1);
  const std::string other = writer.section(0x100, programMap(7, types));
  feed(analysis, other.substr(kTransportPacket));
  CHECK(analysis.tables().kindOf(0x101) == "");
  feed(analysis, writer.section(0x100, programMap(7, types)));
  CHECK(analysis.tables().kindOf(0x101) == "video (H.264)");
  CHECK(analysis.tables().kindOf(0x101 + 59) == "video (H.264)");
}

TEST_CASE("a table with a wrong checksum is not read") {
  TransportWriter writer;
  TransportAnalysis analysis;
  std::string section = association({{7, 0x100}});
  section[9] ^= 1;
  feed(analysis, writer.section(0, section));
  CHECK(analysis.tables().programs().empty());
}

TEST_CASE("another version replaces the programs") {
  TransportWriter writer;
  TransportAnalysis analysis;
  feed(analysis, writer.section(0, association({{7, 0x100}}, 1)));
  feed(analysis, writer.section(0, association({{9, 0x300}}, 2)));
  REQUIRE(analysis.tables().programs().size() == 1);
  CHECK(analysis.tables().programs()[0].number == 9);
}

TEST_CASE("several sections in one packet are all read") {
  TransportWriter writer;
  TransportAnalysis analysis;
  feed(analysis, writer.section(0, association({{7, 0x100}}) + association({{8, 0x200}})));
  CHECK(analysis.tables().programs().size() == 2);
}

TEST_CASE("names are text, whatever a stream sends") {
  CHECK(serviceText(bytesOf("Plain")) == "Plain");
  CHECK(serviceText(bytesOf("\x15Gr\xC3\xBC\xC3\x9F")) == "Gr\xC3\xBC\xC3\x9F");
  CHECK(serviceText(bytesOf(std::string_view("\x10\0\1Gr\xFC", 6))) == "Gr\xC3\xBC");
  CHECK(serviceText(bytesOf("Gr\xFC")) == "Gr\xEF\xBF\xBD");
  CHECK(serviceText(bytesOf("\x15\x01\xC2\x85x\xC3")) == "x\xEF\xBF\xBD");
}

TEST_CASE("private data is what its descriptors say") {
  CHECK(streamTypeName(6, bytesOf(std::string_view("\x0A\4deu\0\x59\0", 8))) == "subtitles");
  CHECK(streamTypeName(6, {}) == "private data");
  CHECK(streamTypeName(6, bytesOf("\x59")) == "private data");
}
