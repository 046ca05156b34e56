#include "core/export/export.h"

#include <memory>
#include <utility>

#include "core/export/block_copy.h"
#include "core/export/ethernet_frame.h"
#include "core/export/fragment_frames.h"
#include "core/export/frame_walk.h"
#include "core/export/packet_file.h"
#include "core/file/block_kinds.h"

namespace gramscope::exporting {
namespace {

constexpr std::uint32_t kEthernetLink = 1;

using Progressed = std::function<void(const ExportProgress&)>;

class Export {
 public:
  Export(Input& source, Destination& destination, ExportOptions options,
         const Progressed& progressed)
      : source_(source),
        options_(std::move(options)),
        progressed_(progressed),
        window_(source),
        output_(destination) {}

  ExportCounts run() {
    if (options_.frames && options_.frames->mayHaveFragments()) addFragments();
    const auto start = window_.at(0, file::PcapFormat::kFileHeader);
    const bool is_pcapng = !file::PcapFormat::read(start);
    if (is_pcapng && options_.container == Container::kPcapng &&
        options_.framing == Framing::kOriginal) {
      copyBlocks();
    } else {
      writePackets();
    }
    output_.flush();
    return counts_;
  }

 private:
  void addFragments() {
    before_ = source_.size();
    addFragmentFrames(source_, *options_.frames, [this](std::uint64_t bytes) {
      progressed_({.bytes = bytes, .size = 2 * source_.size(), .counts = {}});
    });
  }

  void copyBlocks() {
    file::PcapngReader reader(window_);
    file::PcapngReader::Block block;
    file::Frame frame;
    BlockCopy copy(source_, output_, options_);
    while (reader.nextBlock(block, frame)) {
      copy.add(block, frame, reader.interfaces());
      counts_ = copy.counts();
      reportAt(reader.position());
    }
  }

  void writePackets() {
    const auto file = PacketFile::make(options_.container, output_);
    std::uint32_t link_type = kEthernetLink;
    const auto visit = [&](const file::Frame& frame, const file::FileInterface& interface) {
      if (options_.framing == Framing::kOriginal) link_type = frame.link_type;
      if (isSelected(frame.number)) write(*file, frame, interface);
      reportAt(frame.offset);
    };
    walkFrames(window_, visit, [this](const auto& block) { pass(block.type, block.frame); });
    file->finish(link_type);
  }

  void write(PacketFile& file, const file::Frame& frame, const file::FileInterface& interface) {
    if (options_.framing == Framing::kOriginal) {
      count(file.add({.link_type = frame.link_type,
                      .header = {},
                      .body = frame.bytes,
                      .original_length = frame.original_length},
                     frame, interface));
      return;
    }
    const EthernetFrame ethernet(frame);
    if (ethernet.kind() == EthernetFrame::Kind::kUnixDatagram) {
      ++counts_.unix_datagrams;
    } else if (ethernet.kind() == EthernetFrame::Kind::kWithoutIp) {
      ++counts_.without_ip;
    } else {
      count(file.add({.link_type = kEthernetLink,
                      .header = ethernet.header(),
                      .body = ethernet.body().bytes,
                      .original_length = ethernet.header().size() + ethernet.body().length},
                     frame, interface));
    }
  }

  void count(bool is_written) { ++(is_written ? counts_.frames : counts_.foreign_link); }

  void pass(std::uint32_t type, std::uint64_t frame) {
    if (!isSelected(frame)) return;
    ++(file::isPacket(type) ? counts_.unreadable : counts_.without_packet);
  }

  bool isSelected(std::uint64_t frame) const {
    return !options_.frames || options_.frames->has(frame);
  }

  void reportAt(std::uint64_t bytes) {
    if (window_.reads() == reads_) return;
    reads_ = window_.reads();
    progressed_({.bytes = before_ + bytes, .size = before_ + source_.size(), .counts = counts_});
  }

  Input& source_;
  ExportOptions options_;
  const Progressed& progressed_;
  file::Window window_;
  OutputBuffer output_;
  ExportCounts counts_;
  std::uint64_t reads_ = 0;
  /// Bytes that were read on an earlier way through the file.
  std::uint64_t before_ = 0;
};

}  // namespace

ExportCounts exportFrames(Input& source, Destination& destination, ExportOptions options,
                          const Progressed& progressed) {
  return Export(source, destination, std::move(options), progressed).run();
}

}  // namespace gramscope::exporting
