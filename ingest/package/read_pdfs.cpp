#include "ingest/package/read_pdfs.h"

#include <utility>

#include "ingest/package/open_file.h"
#include "ingest/pdf/pdf_reader.h"

namespace nitec {

void read_pdfs(const std::vector<PdfJob>& jobs, const PackageLimits& limits, std::vector<Document>& documents) {
  for (const PdfJob& job : jobs) {
    Document& document = documents[job.document];
    const OpenFile file = open_file(job.place, limits.max_file_bytes);
    Document read = read_pdf(file.bytes(), document.path);
    read.sha256 = document.sha256;
    read.bytes = document.bytes;
    read.role = document.role;
    document = std::move(read);
  }
}

}  // namespace nitec
