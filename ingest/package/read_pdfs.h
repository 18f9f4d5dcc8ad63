// PDFs, and the datasheet with them, read apart from the program: in worker processes that can do nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/package/file_source.h"
#include "ingest/package/package_reader.h"
#include "ingest/worker.h"
#include "model/document.h"

namespace nitec {

/// A file to read, and the document that it becomes.
struct PdfJob {
  std::size_t document = 0;  ///< Index into the documents.
  FileSource source;
  DatasheetReading* datasheet = nullptr;  ///< Where it is one: what is read of it goes there, and not to the document.
};

/// Reads every job's file into its document, `limits.jobs` at a time. path, sha256, bytes and role of the document
/// stay. A reader that crashes, hangs or grows costs its own file, which gets a Problem saying so.
void read_pdfs(const std::vector<PdfJob>& jobs, const PackageLimits& limits, std::vector<Document>& documents);

/// What is said of the file at `path` when its worker gave nothing that can be used; `crashed` is the sentence for one
/// that died, or whose answer makes no sense.
Problem problem_of(const WorkerResult& result, const PackageLimits& limits, const std::string& path,
                   std::string_view crashed);

}  // namespace nitec
