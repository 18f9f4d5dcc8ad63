// Identifiers that carry their own check, or at least a form: pure functions over text.
//
// Each first cleans what people and text layers add (blanks, zero-width characters, full-width forms). A failed check
// means “does not agree, please compare with the original”, never more. A correction is offered only when exactly one
// single edit (a look-alike character, two neighbours exchanged) makes the whole identifier valid.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

enum class IdentifierVerdict {
  kOk,
  kForm,     ///< Readable, but not written in the standard form; `suggestion` has that form.
  kInvalid,  ///< Not an identifier of this kind, or its check does not agree.
};

enum class IdentifierReason {
  kNone,
  kLength,        ///< Too many or too few characters.
  kCharset,       ///< A character that this kind never has.
  kFormat,        ///< Not of this form at all.
  kCheck,         ///< The check character does not agree; `expected` has the computed one.
  kOrganisation,  ///< 统一社会信用代码: the check of the nine-character 主体标识码 (GB 11714) does not agree.
  kYear,          ///< A year that cannot be.
  kTwoDigitYear,  ///< Valid, but an old two-digit year.
  kNoYear,        ///< No year.
  kRegion,        ///< No such province.
  kUnknownCode,   ///< No such family of standards.
  kPlanNumber,    ///< The number of a plan for a standard, not of a published one.
  kCertificate,   ///< 软著登字: the number of the certificate, not of the registration.
  kPublication,   ///< The number of a published application, not of a patent.
  kIncomplete,    ///< Without its check character.
  kLetter,        ///< 门类 letter and 大类 do not belong together.
  kDivision,      ///< No such 大类.
  kWriting,       ///< Only brackets, blanks, zeros differ from the standard form.
};

struct IdentifierCheck {
  IdentifierVerdict verdict = IdentifierVerdict::kInvalid;
  IdentifierReason reason = IdentifierReason::kNone;
  std::string normalised;  ///< After cleaning.
  std::string suggestion;  ///< The only single edit that would be valid, or the standard form; else empty.
  std::string expected;    ///< For kCheck: the computed character. For kLetter: the letter that the 大类 belongs to.
  std::string family;  ///< What it is: "GB/T", "行业标准 JB", "M" (门类), "91" (登记管理部门和机构类别).
  std::string number;  ///< Standards: the serial number with its part.
  std::string year;    ///< Standards, documents: as written.

  [[nodiscard]] bool ok() const { return verdict == IdentifierVerdict::kOk; }
};

/// 统一社会信用代码, GB 32100-2015: 18 characters, the check character (mod 31), the check character of the embedded
/// 主体标识码 (GB 11714-1997, mod 11), the province of 登记机关 (or 100000).
IdentifierCheck check_uscc(std::string_view text);

/// 行政区划代码, GB/T 2260: six digits, a province that exists, a form that can be; 100000 (central registration) is
/// accepted. Prefectures and counties change every year and are not looked up.
IdentifierCheck check_region(std::string_view text);

/// 国民经济行业代码, GB/T 4754-2017: an optional 门类 letter and two to four digits; `family` is the 门类.
IdentifierCheck check_industry(std::string_view text);

/// 公文文号 (GB/T 9704-2012): 代字〔2026〕12号, or 令第34号. kForm with the standard form for other brackets, leading
/// zeros, “第”.
IdentifierCheck check_docno(std::string_view text);

/// Chinese application or patent number with its check character; before 2003-10 eight digits, since then twelve.
/// `last_year`: the latest year of filing that can be.
IdentifierCheck check_patent(std::string_view text, int last_year);

/// The number of a published standard, Chinese or international.
IdentifierCheck check_standard(std::string_view text);

/// 软件著作权登记号: 2023SR1234567. It has no check character. `last_year`: the latest year that can be.
IdentifierCheck check_software_copyright(std::string_view text, int last_year);

}  // namespace nitec
