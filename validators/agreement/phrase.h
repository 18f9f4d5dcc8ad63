// What the words around a number say of it. For the reading of running text and of tables alone.
#pragma once

#include "validators/agreement/statements.h"

namespace nitec {

/// No document says more than this in numbers; what a hostile one has beyond is not read.
inline constexpr std::size_t kMaxStatements = 20'000;

/// The aspects that the reading itself knows.
struct Aspects {
  explicit Aspects(const Vocabulary& vocabulary)
      : thing(vocabulary.aspect("thing")),
        price(vocabulary.aspect("price")),
        group(vocabulary.aspect("group")),
        everybody(vocabulary.value(group, "all")),
        alliance(vocabulary.value(thing, "alliance")),
        money(vocabulary.value(thing, "rnd-money")),
        funds(vocabulary.value(thing, "rnd-funds")),
        spent(vocabulary.value(thing, "rnd-spent")) {}

  /// “其他渠道的科技经费”: the one noun is the other in general.
  [[nodiscard]] bool is_general(std::uint8_t general, std::uint8_t special) const {
    return general == money && (special == funds || special == spent);
  }

  std::size_t thing;
  std::size_t price;
  std::size_t group;
  std::uint8_t everybody;
  std::uint8_t alliance;
  std::uint8_t money;
  std::uint8_t funds;
  std::uint8_t spent;
};

/// What is said in a phrase before its number.
struct Phrase {
  explicit Phrase(const Aspects& known) : aspects(known) {}

  const Aspects& aspects;
  bool weak = false;  ///< Its last noun was a short one.
  Facets facets;
  bool conflict = false;    ///< Two words for the same aspect.
  bool of_members = false;  ///< Its first noun is the alliance, its last one another thing: what its members did.
  bool change = false, fresh = false, rate = false, share = false, no = false, one = false, part = false;
  bool empty = true;  ///< Nothing but idle words.

  void clear() {
    facets = {};
    conflict = change = fresh = rate = share = no = one = part = weak = of_members = false;
    empty = true;
  }
  void tell(Statement& statement) const {
    statement.change = change;
    statement.fresh = fresh;
    statement.rate = rate;
    statement.share = share;
    statement.no = no;
    statement.one = one;
  }
  void take(const QuantityWord& token) {
    switch (token.mark) {
      case QuantityMark::kChange:
        change = true;
        break;
      case QuantityMark::kNew:
        fresh = true;
        break;
      case QuantityMark::kRate:
        rate = true;
        break;
      case QuantityMark::kShare:
        share = true;
        break;
      case QuantityMark::kNot:
        no = true;
        break;
      case QuantityMark::kOne:
        one = true;
        break;
      case QuantityMark::kPart:
        part = true;
        break;
      default:
        break;
    }
    if (!token.facets.empty()) {
      Facets named = token.facets;
      if (aspects.is_general(facets[aspects.thing], named[aspects.thing])) {
        facets.set(aspects.thing, named[aspects.thing]);
      } else if (aspects.is_general(named[aspects.thing], facets[aspects.thing])) {
        named.set(aspects.thing, facets[aspects.thing]);
      }
      // The last noun is the head. Short ones before it tell what it belongs to (项目银行贷款), and “all of them” what
      // it is a part of (职工中博士); others make it doubtful.
      const bool other_thing =
          facets[aspects.thing] != 0 && named[aspects.thing] != 0 && facets[aspects.thing] != named[aspects.thing];
      if (other_thing) {
        conflict = conflict || !weak;
        of_members = of_members || facets[aspects.thing] == aspects.alliance;
        facets = named;
      } else {
        Facets before = facets;
        if (before[aspects.group] == aspects.everybody) {
          before.set(aspects.group, 0);
        }
        conflict = conflict || before.differs(named);
        facets.overlay(named);
      }
      constexpr std::size_t kShortNoun = 2;
      weak = token.end - token.begin <= kShortNoun;
      empty = false;
    }
  }
};

/// What holds for the rest of a sentence.
struct Mood {
  Owner owner = Owner::kNotSaid;
  bool plan = false, past = false, sum = false, now = false;
  int year = 0;
  bool year_near = false;

  void tell(Statement& statement) const {
    statement.owner = owner;
    statement.plan = plan;
    statement.past = past;
    statement.sum = sum;
    statement.now = now;
    statement.year = year;
    statement.year_near = year_near;
  }
  void take(QuantityMark mark) {
    switch (mark) {
      case QuantityMark::kPlan:
        plan = true;
        break;
      case QuantityMark::kActual:
        plan = false;
        break;
      case QuantityMark::kCenter:
        owner = Owner::kCenter;
        break;
      case QuantityMark::kHost:
        owner = Owner::kHost;
        break;
      case QuantityMark::kOther:
        owner = Owner::kOther;
        break;
      case QuantityMark::kSum:
        sum = true;
        year = 0;
        past = false;
        break;
      case QuantityMark::kNow:
        now = true;
        past = false;
        break;
      case QuantityMark::kPast:
        past = true;
        break;
      default:
        break;
    }
  }
};

}  // namespace nitec
