#include "validators/agreement/telling.h"

#include <algorithm>

#include "validators/datasheet/sheet_words.h"
#include "validators/facts.h"

namespace nitec {

std::string field_title(std::string_view code, const Figure& figure) {
  const FieldInfo* info = sheet_dictionary().find(code);
  std::string title(code);
  title += "（" + (info == nullptr ? std::string() : info->name);
  if (figure.sum) {
    title += "，各年合计";
  } else if (figure.year != 0) {
    title += "，" + std::to_string(figure.year) + "年";
  }
  return title + "）";
}

std::vector<std::vector<const Disagreement*>> by_field(const std::vector<Disagreement>& disagreements, bool slips) {
  std::vector<std::vector<const Disagreement*>> groups;
  for (const Disagreement& one : disagreements) {
    if ((one.slip != 0) != slips) {
      continue;
    }
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return group.front()->code == one.code && group.front()->statement->where.file == one.statement->where.file;
    });
    if (same == groups.end()) {
      groups.push_back({&one});
    } else {
      same->push_back(&one);
    }
  }
  return groups;
}

Finding side_by_side(const Submission& submission, const std::vector<const Disagreement*>& disagreements) {
  constexpr std::size_t kMostTold = 4;
  const Disagreement& first = *disagreements.front();
  std::string told;
  std::vector<Location> sheet;
  Finding out = finding("", "A document gives another figure than the datasheet for " + first.code + ".");
  for (std::size_t i = 0; i < disagreements.size(); ++i) {
    const Statement& statement = *disagreements[i]->statement;
    const Figure& figure = disagreements[i]->figure;
    if (i < kMostTold) {
      told += (i == 0 ? "" : "，") + std::string("第") + std::to_string(statement.where.page) + "页" +
              (statement.in_table ? "表格" : "") + "“" +
              abridged(statement.label.empty() ? statement.where.quote : statement.label, 24) + "”写为" +
              statement.said;
      out.expected += (i == 0 ? "" : "；") + field_title(first.code, figure) + figure_words(figure);
      out.actual += (i == 0 ? "" : "；") + statement.said;
    }
    out.locations.push_back(statement.where);
    for (const Field* field : figure.all) {
      Location row = field->where;
      row.quote = row.quote.empty() ? field->text : row.quote;
      if (std::find(sheet.begin(), sheet.end(), row) == sheet.end()) {
        sheet.push_back(row);
      }
    }
  }
  const std::size_t more = disagreements.size() - std::min(disagreements.size(), kMostTold);
  told += more == 0 ? "" : "，另有" + std::to_string(more) + "处";
  const Document* document = submission.find(first.statement->where.file);
  out.message = (document == nullptr ? std::string() : title(submission, *document)) + told + "；评估表" +
                field_title(first.code, first.figure) + "为" + figure_words(first.figure) + "。";
  out.locations.insert(out.locations.end(), sheet.begin(), sheet.end());
  return out;
}

}  // namespace nitec
