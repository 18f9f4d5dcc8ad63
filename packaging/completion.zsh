#compdef nitec
# zsh completion for nitec
local kinds='(application confirmation extension evaluation annual adjustment)'
local -a common=(
  '--as-of[核查日期]:YYYY-MM-DD:' '--tables[本单位的栏目表等]:文件夹:_files -/' '--waivers[豁免和等次调整]:文件:_files'
  '--record[中心台账]:文件:_files' '--calendar[放假和调休安排]:文件:_files' '--ledger[账本]:sqlite\:文件 或 postgresql\://…:')
local -a help=('(-h --help)'{-h,--help}'[用法]')
local lang='--lang[界面语言]:语言:(zh en)'
if ((CURRENT == 2)); then
  _arguments -S $help '--version[版本和规则集]' '1:命令:((check\:核查一份报送材料 batch\:核查收件夹 ledger\:账本 outline\:九个部分的齐备情况
    text\:PDF的文字 rules\:规则目录 explain\:一条规则 init\:空白报送材料 handout\:填报说明))'
  return
fi
local command=$words[2]
words=("$words[1]" "${(@)words[3,-1]}")
((CURRENT--))
case $command in
  check) _arguments -S $help $common '(-o --output)'{-o,--output}'[结果文件夹]:文件夹:_files -/' $lang \
    '--previous[上一轮的 findings.json]:文件:_files' '--for[给谁看]:读者:(supervisor applicant)' \
    '--format[输出形式]:形式:(text json sarif)' '1:报送文件夹或压缩包:_files' ;;
  batch) _arguments -S $help $common '(-o --output)'{-o,--output}'[结果文件夹]:文件夹:_files -/' \
    '--jobs[同时核查的份数]:份数:' '--settle[最近若干秒内有改动的留待下次]:秒:' '--seconds[一份至多多少秒]:秒:' \
    '--all[没有变动的也重新核查]' '--share[只核查第K批，共N批]:K/N:' '--count[只数须核查多少]' '1:收件夹:_files -/' ;;
  ledger) _arguments -S $help '--ledger[账本]:sqlite\:文件 或 postgresql\://…:' '--as-of[期限按哪一天]:YYYY-MM-DD:' \
    '1:做什么:(show import export)' '*:文件:_files' ;;
  outline) _arguments -S $help $lang '--format[输出形式]:形式:(text json)' '1:总结报告:_files -g "*.pdf(-.)"' ;;
  text) _arguments -S $help '--format[输出形式]:形式:(text json)' '1:PDF:_files -g "*.pdf(-.)"' ;;
  rules) _arguments -S $help $lang '--format[输出形式]:形式:(text json markdown)' ;;
  explain) _arguments -S $help $lang '1:规则名:' ;;
  init) _arguments -S $help "--kind[报送类型]:类型:$kinds" '1:文件夹:_files -/' ;;
  handout) _arguments -S $help "--kind[报送类型]:类型:$kinds" '--tables[本单位的栏目表等]:文件夹:_files -/' ;;
esac
