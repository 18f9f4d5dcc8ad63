#include "ingest/archive/archive_reader.h"

#include <cctype>
#include <filesystem>
#include <system_error>

#include "ingest/archive/archive_marks.h"
#include "ingest/archive/unpack.h"
#include "ingest/text/file_names.h"
#include "ingest/worker.h"

namespace nitec {
namespace {

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(bytes >> 20) + "MB";
}

Trouble trouble_of(Ending ending, const ArchiveLimits& limits) {
  switch (ending) {
    case Ending::kWhole:
      return {};
    case Ending::kEmpty:
      return {ProblemKind::kEmpty, "压缩包是空的，其中没有文件。"};
    case Ending::kStrange:
      return {ProblemKind::kWrongType, "文件内容不是压缩包，请核对文件，重新压缩后报送。"};
    case Ending::kUnsupported:
      return {ProblemKind::kUnsupported, "压缩包的格式或者压缩方法不能读取，请改用ZIP格式重新压缩后报送。"};
    case Ending::kLocked:
      return {ProblemKind::kEncrypted, "压缩包设有密码，其中的文件未核查；请去掉密码，重新压缩后报送。"};
    case Ending::kVolume:
      return {ProblemKind::kUnsupported, "这是分卷压缩包的一卷，其中的文件未核查；请合并为一个不分卷的压缩包后报送。"};
    case Ending::kDamaged:
      return {ProblemKind::kDamaged, "压缩包损坏或者不完整，能读出的文件已核查，其余未核查；请重新压缩后报送。"};
    case Ending::kTwoNames:
      return {ProblemKind::kDamaged,
              "压缩包的文件目录与其中文件的名称不一致，不同软件会展开出不同的文件；请重新压缩后报送。"};
    case Ending::kTooManyFiles:
      return {ProblemKind::kTooLarge, "压缩包中的文件超过" + std::to_string(limits.files) + "个，其余未核查。"};
    case Ending::kTooMuch:
      return {ProblemKind::kTooLarge, "压缩包中的文件合计超过" + megabytes(limits.total_bytes) + "，其余未核查。"};
    case Ending::kBomb:
      return {ProblemKind::kTooLarge,
              "压缩包展开后超过其自身大小的" + std::to_string(limits.ratio) + "倍，已停止展开，其余未核查。"};
    case Ending::kNoMemory:
      return {ProblemKind::kTimedOut, "展开压缩包所需内存超过" + megabytes(limits.memory) + "，已停止，其余未核查。"};
    case Ending::kDiskFull:
      break;  // not the archive's
  }
  return {ProblemKind::kCrashed, "展开压缩包时出错，其中的文件未核查；请改用ZIP格式重新压缩后报送。"};
}

Trouble trouble_of(Unpacked state, const ArchiveLimits& limits) {
  switch (state) {
    case Unpacked::kWhole:
      return {};
    case Unpacked::kDamaged:
      return {ProblemKind::kDamaged, "文件在压缩包中损坏或者不完整；请重新压缩后报送。"};
    case Unpacked::kLocked:
      return {ProblemKind::kEncrypted, "文件在压缩包中设有密码，未核查；请去掉密码，重新压缩后报送。"};
    case Unpacked::kUnsupported:
      return {ProblemKind::kUnsupported, "文件的压缩方法不能读取，未核查；请改用ZIP格式重新压缩后报送。"};
    case Unpacked::kTooLarge:
      return {ProblemKind::kTooLarge, "文件展开后超过" + megabytes(limits.file_bytes) + "或者压缩包的上限，未核查。"};
    case Unpacked::kLink:
      return {ProblemKind::kNotOpened, "这是一个链接，不是文件本身，未打开。"};
    case Unpacked::kSpecial:
      return {ProblemKind::kNotOpened, "这不是普通文件，未打开。"};
    case Unpacked::kLongName:
      return {ProblemKind::kNotOpened, "文件名过长，未打开。"};
  }
  return {ProblemKind::kDamaged, "文件在压缩包中损坏或者不完整；请重新压缩后报送。"};
}

Trouble trouble_of(const WorkerResult& result, const ArchiveLimits& limits) {
  switch (result.outcome) {
    case Outcome::kTimedOut:
      return {ProblemKind::kTimedOut,
              "展开压缩包超过" + std::to_string(limits.milliseconds / 1000) + "秒，已停止，其中的文件未核查。"};
    case Outcome::kOutOfMemory:
      return trouble_of(Ending::kNoMemory, limits);
    case Outcome::kTooMuchOutput:
      return trouble_of(Ending::kTooManyFiles, limits);
    case Outcome::kCrashed:
    case Outcome::kDone:
      break;
  }
  return trouble_of(Ending::kDiskFull, limits);
}

bool is_closed(Unpacked state) {
  return state != Unpacked::kWhole && state != Unpacked::kDamaged;
}

bool is_drive(std::string_view part) {
  return part.size() >= 2 && part[1] == ':' && std::isalpha(static_cast<unsigned char>(part[0])) != 0;
}

}  // namespace

MemberPath member_path(std::string_view name) {
  MemberPath result;
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  const auto add = [&](const std::string& part) { result.path += (result.path.empty() ? "" : "/") + part; };
  if (!name.empty() && is_slash(name.front())) {
    result.outside = true;
    add("(根目录)");
  }
  for (std::size_t at = 0; at <= name.size();) {
    std::size_t end = at;
    while (end < name.size() && !is_slash(name[end])) {
      ++end;
    }
    const std::string part(name.substr(at, end - at));
    if (part == ".." || (at == 0 && is_drive(part))) {
      result.outside = true;
      add("(" + part + ")");
    } else if (!part.empty() && part != ".") {
      add(part);
    }
    at = end + 1;
  }
  if (result.path.empty()) {
    result.path = "(没有文件名)";
  }
  return result;
}

ArchiveReading read_archive(const Mapping& bytes, const std::string& name, const ArchiveLimits& limits) {
  ArchiveReading reading;
  if (is_volume_name(name)) {
    reading.trouble = trouble_of(Ending::kVolume, limits);
    return reading;
  }
  if (bytes.size() == 0) {
    reading.trouble = trouble_of(Ending::kEmpty, limits);
    return reading;
  }
  prepare_unpacking();
  const auto spool = std::make_shared<Spool>();
  const WorkerLimits worker{.wall_ms = limits.milliseconds,
                            .address_space = limits.memory,
                            .output_file = spool->descriptor(),
                            .output_file_bytes = limits.total_bytes};
  const WorkerResult result = run_isolated([&] { return encode(unpack(bytes, spool->descriptor(), limits)); }, worker);
  const std::optional<RawArchive> raw =
      result.outcome == Outcome::kDone ? decode_archive(result.output, spool->size(), limits) : std::nullopt;
  if (!raw) {
    reading.trouble = trouble_of(result, limits);
    return reading;
  }
  if (raw->ending == Ending::kDiskFull) {
    throw std::filesystem::filesystem_error("cannot unpack", Spool::folder(),
                                            std::make_error_code(std::errc::no_space_on_device));
  }
  reading.trouble = trouble_of(raw->ending, limits);
  if (raw->ending == Ending::kDamaged && raw->members.empty()) {
    reading.trouble.message = "压缩包损坏或者不完整，其中的文件未核查；请重新压缩后报送。";
  }
  reading.spool = spool;
  std::vector<std::string> names;
  for (const RawMember& member : raw->members) {
    names.push_back(member.name);
  }
  names = names_in_utf8(names);
  for (std::size_t i = 0; i < raw->members.size(); ++i) {
    const RawMember& member = raw->members[i];
    MemberPath path = member_path(names[i]);
    ArchiveMember& made = reading.members.emplace_back();
    made.path = std::move(path.path);
    made.offset = member.offset;
    made.size = member.size;
    made.trouble = trouble_of(member.state, limits);
    made.closed = is_closed(member.state) || path.outside;
    if (path.outside) {
      made.trouble = {ProblemKind::kOutside, "文件在压缩包中的路径指向报送材料之外，未打开；请重新压缩后报送。"};
    }
  }
  return reading;
}

}  // namespace nitec
