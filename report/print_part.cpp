#include "report/print_part.h"

#include "report/html/review_html.h"
#include "report/pdf/covers.h"
#include "report/pdf/fonts.h"
#include "report/pdf/notice_pdf.h"
#include "report/pdf/review_pdf.h"

extern "C" {
extern const nitec::PrintPart nitec_part;
const nitec::PrintPart nitec_part = {.prepare = nitec::prepare_fonts,
                                     .review_pdf = nitec::write_review_pdf,
                                     .review_html = nitec::write_review_html,
                                     .covers = nitec::write_covers,
                                     .notice_pdf = nitec::write_notice_pdf};
}
