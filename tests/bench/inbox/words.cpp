#include "tests/bench/inbox/words.h"

#include <array>
#include <stdexcept>

namespace nitec::bench {
namespace {

using Words = std::vector<std::string_view>;

const Words kManner{"高耐蚀", "轻质高强", "低温",   "高温", "绿色", "精密", "超净", "柔性", "模块化", "高可靠",
                    "长寿命", "低能耗",   "大尺寸", "微型", "深海", "极地", "重载", "高速", "智能",   "低损耗"};
const Words kPurpose{"海工", "矿用", "农用", "医用", "车用", "船用", "轨道", "电力", "建筑", "航标"};
const Words kStuff{"镁合金", "碳纤维", "铝锂合金", "永磁",     "陶瓷基", "钛合金", "硅碳",     "铜基",
                   "芳纶",   "玻璃基", "玄武岩",   "聚酰亚胺", "石墨",   "锆基",   "高熵合金", "生物基",
                   "氟材料", "气凝胶", "超导",     "压电",     "稀土",   "钨基",   "钒基",     "锰基",
                   "锂硫",   "钠基",   "氢化物",   "分子筛",   "泡沫铝", "铌钛",   "竹基",     "棉浆",
                   "菌丝",   "藻基",   "贝壳粉",   "盐穴",     "煤基",   "页岩",   "红土镍",   "海砂"};
const Words kForm{"构件",     "轴承",     "阀门", "密封件", "传感器", "薄膜", "涂层", "泵机组", "换热器", "滤材",
                  "焊接装备", "成形装备", "铸造", "储能",   "储运",   "加工", "回收", "检测",   "连接",   "复合板"};
const Words kEnglishManner{"Corrosion-Resistant",
                           "Light",
                           "Cryogenic",
                           "High-Temperature",
                           "Green",
                           "Precision",
                           "Ultra-Clean",
                           "Flexible",
                           "Modular",
                           "Reliable",
                           "Long-Life",
                           "Low-Energy",
                           "Large-Size",
                           "Miniature",
                           "Deep-Sea",
                           "Polar",
                           "Heavy-Duty",
                           "High-Speed",
                           "Intelligent",
                           "Low-Loss"};
const Words kFields{"先进金属材料", "高端仪器",     "氢能装备",    "新能源与智能电网装备",
                    "绿色制造",     "海洋工程装备", "先进化工材料"};
const Words kFirst{"沧", "棠", "岫", "岱", "朔", "浣", "霁", "澄", "苍", "砚", "芷", "溯", "栖", "檀", "珞"};
const Words kSecond{"澜", "溪", "原", "野", "泽", "渚", "陵", "岩", "屿", "麓", "汀", "峦"};
const Words kBrand{"启", "恒", "晟", "钧", "翌", "宸", "昱", "铭", "璟", "垣",
                   "砺", "锐", "凌", "卓", "浩", "聿", "岚", "驰", "骞", "甫"};
const Words kHost{"研究院有限公司", "装备有限公司", "科技集团有限公司", "工程研究院有限公司", "材料股份有限公司"};
const Words kSurname{"闻人", "尉迟", "钟离", "淳于", "巫马", "公孙", "濮阳", "拓跋", "呼延", "宇文",
                     "夏侯", "令狐", "南宫", "东方", "独孤", "司空", "谷梁", "公羊", "澹台", "梁丘",
                     "漆雕", "顾",   "陆",   "温",   "莫",   "裴",   "苏",   "卫",   "柏",   "纪",
                     "厉",   "柯",   "宣",   "靳",   "邬",   "郗",   "祁",   "屈"};
const Words kGiven{"澈", "舟", "白", "宁", "岚", "衡", "骁", "昭", "朔", "霁", "青", "棠",
                   "岳", "桢", "未", "绫", "纶", "绮", "缃", "澄", "钧", "瑾", "辰", "砚",
                   "秋", "晏", "沛", "屹", "蘅", "溥", "恺", "翊", "珩", "琛", "彧", "祎"};
const Words kRegions{"350182", "410721", "430103", "370902", "330483",
                     "140581", "320582", "510122", "420106", "610113"};

/// What <@…> stands for.
const std::map<std::string_view, Words> kLists{
    {"thing",
     {"试验台架", "在线监测单元", "成形模具", "真空腔体", "热处理炉", "连接接头", "冷却回路", "驱动模块", "密封副",
      "过滤单元", "换热芯体",     "涂层试样", "控制软件", "采样装置", "标定装置", "输送辊道", "缠绕机头", "反应釜",
      "电解槽",   "喷丸装置",     "导流罩",   "缓冲罐",   "承载框架", "取向装置", "焊枪组件"}},
    {"act",
     {"放大验证", "疲劳考核", "工艺定型", "长周期运行", "对比试验", "联动调试", "失效分析", "寿命预测", "参数整定",
      "样件试制", "环境试验", "重复性测试", "可靠性摸底", "边界条件标定", "极限工况考核", "装配验证"}},
    {"index",
     {"表面粗糙度", "泄漏率", "振动幅值", "温度均匀性", "开裂敏感度", "单位能耗", "运行噪声", "停机间隔",
      "重复定位误差", "响应时间", "孔隙率", "残余应力", "含水量", "偏心量", "批次波动"}},
    {"unit", {"微米", "摄氏度", "分贝", "毫秒", "兆帕", "千帕", "毫米", "小时", "转每分"}},
    {"way",
     {"改用分段控温", "更换密封结构", "重新设计流道", "引入在线补偿", "调整原料配比", "增加预处理工序", "优化夹持方式",
      "换用国产芯片", "采用双冗余采集", "缩短装夹链", "提前释放应力", "重排工序节拍", "建立数字样机", "降低升温速率"}},
    {"effect",
     {"问题没有再出现", "用户现场复测结果一致", "工艺窗口明显放宽", "已写入作业指导书", "为下一阶段放大打下了基础",
      "相关数据已归档备查", "后续批次保持稳定", "同类装备可以直接借鉴", "维护周期得以延长",
      "现场人员反映操作更为简便"}},
    {"who",
     {"工艺组", "装备组", "测试组", "仿真组", "材料组", "可靠性组", "工程化部", "检测室", "技术转移部", "联合攻关组"}},
    {"where",
     {"沿海盐雾环境", "高海拔站点", "高寒地区", "连续生产线", "湿热试验舱", "用户中试车间", "振动试验场", "露天货场",
      "封闭厂房", "船上平台"}},
};

const Words kSentences{
    "<@who><在|针对><@where><开展了|组织了|完成了><@thing>的<@act>，<@way>之后，<@effect>。",
    "<围绕|针对><@thing>，<@who><先后|分两轮|逐项>做了<@act>，发现<@index><偏高|波动较大|与设计值有差距>，<于是|随后><@"
    "way>，<@effect>。",
    "<春季|入夏以后|第三季度|年底前|雨季前后><，><@thing>在<@where>连续<考核|运行|测试>，<@index><由<#40-90>降到<#8-36>"
    "@unit|保持平稳|没有超过限值>，<@effect>。",
    "<@who>把<@thing>的<@index>作为<首要|重点|日常>指标，<@way>，<并|同时><@way>，<@effect>。",
    "<为此|在此基础上|据此>，<@who>编写了<@thing>的<操作规程|检验细则|维护手册|放大导则>，<明确了|规定了><@act>的<步骤|"
    "条件|判据>。",
    "<@act><中|期间><曾|一度>出现<@index><异常|超差|漂移>，经<复核|拆检|仿真分析>，原因在于<@thing>，<@way>后<@effect>"
    "。",
    "<与上一轮相比|相对于原有方案|同初始样件相比>，<@thing>的<@index><有所改善|明显下降|更为稳定>，<这与|这得益于><@"
    "way>有关。",
    "<@who>和<用户|参建团队|装备厂家>一起在<@where><蹲点|驻场|轮值>，<核对了|记录了|复盘了><@thing>的<@act>全过程，<@"
    "effect>。",
};

template <typename List>
std::string_view at(const List& list, std::uint64_t& number) {
  const std::size_t size = list.size();
  const std::string_view word = list[number % size];
  number /= size;
  return word;
}

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    out += part;
  }
  return out;
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
  return z ^ z >> 31;
}

int Dice::between(int least, int most) {
  return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
}

std::string person(Dice& dice) {
  std::string name(dice.pick(kSurname));
  name += dice.pick(kGiven);
  if (name.size() < 9 && dice.chance(700)) {
    name += dice.pick(kGiven);
  }
  return name;
}

std::string credit_code(const std::string& head, std::uint64_t number) {
  constexpr std::string_view kCode = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string body(6, '0');
  for (char& digit : body) {
    digit = kCode[number % 31];
    number /= 31;
  }
  body = "MA" + body;
  constexpr std::array kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    sum += (body[i] <= '9' ? body[i] - '0' : body[i] - 55) * kWeights[i];
  }
  const int rest = (11 - sum % 11) % 11;
  const std::string text = head + body + (rest == 10 ? "X" : std::to_string(rest));
  std::size_t weighted = 0;
  std::size_t weight = 1;
  for (const char one : text) {
    weighted += kCode.find(one) * weight;
    weight = weight * 3 % 31;
  }
  return text + kCode[(31 - weighted % 31) % 31];
}

std::string patent_number(int year, int kind, std::uint64_t serial) {
  std::string digits = std::to_string(serial);
  digits = std::to_string(year) + std::to_string(kind) + std::string(7 - std::min<std::size_t>(7, digits.size()), '0') +
           digits;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += (digits[i] - '0') * static_cast<int>(2 + i % 8);
  }
  return digits + "." + (sum % 11 == 10 ? "X" : std::to_string(sum % 11));
}

Centre invent(Dice& dice, std::uint64_t number) {
  Centre out;
  // Neighbours in the inbox are far apart in the words; a prime with no factor of the lists' sizes keeps them distinct.
  constexpr std::uint64_t kAll = 20 * 10 * 40 * 20;
  std::uint64_t place = number * 104'729 % kAll;
  const std::size_t manner = place % kManner.size();
  const std::string_view first = at(kManner, place);
  const std::string_view purpose = at(kPurpose, place);
  const std::string_view stuff = at(kStuff, place);
  const std::string_view form = at(kForm, place);
  out.domain = join({first, purpose, stuff, form});
  out.english = "National Industrial Technology Engineering Center for " + std::string(kEnglishManner[manner]) +
                " Materials and Equipment " + std::to_string(number + 1);
  out.field = dice.pick(kFields);
  out.letter = dice.pick(kFirst);
  out.province = out.letter + std::string(dice.pick(kSecond)) + "省";
  out.host = join({out.province, dice.pick(kBrand), dice.pick(kBrand), stuff, dice.pick(kHost)});
  out.supervisor = out.province + "发展和改革委员会";
  out.region = dice.pick(kRegions);
  out.host_code = credit_code("91" + out.region, 2 * number + 1000);
  out.own_code = credit_code("91" + out.region, 2 * number + 1001);
  out.phone = "0591-555" + std::to_string(dice.between(10000, 99999));
  out.director = person(dice);
  do {
    out.chief = person(dice);
    out.reviewer = person(dice);
    out.filler = person(dice);
  } while (out.chief == out.reviewer || out.chief == out.filler || out.reviewer == out.filler ||
           out.chief == out.director || out.reviewer == out.director || out.filler == out.director);
  return out;
}

namespace {

/// Where the “>” or “|” of this level stands.
std::size_t end_of(std::string_view text, std::size_t from, std::string_view ends) {
  int depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '<') {
      ++depth;
    } else if (depth == 0 && ends.find(text[i]) != std::string_view::npos) {
      return i;
    } else if (text[i] == '>') {
      --depth;
    }
  }
  throw std::runtime_error("unclosed: " + std::string(text));
}

}  // namespace

std::string fill(std::string_view text, const std::map<std::string, std::string>& words, Dice& dice) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$' && i + 1 < text.size() && text[i + 1] == '{') {
      const std::size_t end = text.find('}', i);
      const std::string key(text.substr(i + 2, end - i - 2));
      const auto word = words.find(key);
      if (word == words.end()) {
        throw std::runtime_error("no word: " + key);
      }
      out += word->second;
      i = end;
    } else if (text[i] == '<') {
      std::vector<std::string_view> choices;
      std::size_t from = i + 1;
      for (;;) {
        const std::size_t end = end_of(text, from, "|>");
        choices.push_back(text.substr(from, end - from));
        from = end + 1;
        if (text[end] == '>') {
          break;
        }
      }
      const std::string_view choice = dice.pick(choices);
      if (choice.starts_with('@')) {
        out += dice.pick(kLists.at(choice.substr(1)));
      } else if (choice.starts_with('#')) {
        const std::size_t dash = choice.find('-');
        out += std::to_string(dice.between(std::stoi(std::string(choice.substr(1, dash - 1))),
                                           std::stoi(std::string(choice.substr(dash + 1)))));
      } else {
        out += fill(choice, words, dice);
      }
      i = from - 1;
    } else if (text.substr(i).starts_with("@unit")) {
      out += dice.pick(kLists.at("unit"));
      i += 4;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string talk(Dice& dice, int sentences) {
  std::string out;
  for (int i = 0; i < sentences; ++i) {
    out += fill(dice.pick(kSentences), {}, dice);
  }
  return out;
}

}  // namespace nitec::bench
