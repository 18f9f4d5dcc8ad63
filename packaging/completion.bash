# bash completion for nitec
_nitec() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
  local kinds="application confirmation extension evaluation annual adjustment"
  case $before in
    --kind) COMPREPLY=($(compgen -W "$kinds" -- "$current")); return ;;
    --lang) COMPREPLY=($(compgen -W "zh en" -- "$current")); return ;;
    --for) COMPREPLY=($(compgen -W "supervisor applicant" -- "$current")); return ;;
    --format) COMPREPLY=($(compgen -W "text json sarif markdown" -- "$current")); return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "check batch ledger outline text rules explain init handout --help --version" -- "$current"))
    return
  fi
  local options=--help
  case $command in
    check) options="--output --as-of --tables --waivers --record --calendar --ledger --previous --for --format --lang --help" ;;
    batch) options="--output --jobs --ledger --settle --seconds --all --share --count --as-of --tables --waivers --record --calendar --help" ;;
    ledger) options="show import export --ledger --as-of --help" ;;
    outline | rules) options="--format --lang --help" ;;
    text) options="--format --help" ;;
    explain) options="--lang --help" ;;
    init) options="--kind --help" ;;
    handout) options="--kind --tables --help" ;;
  esac
  if [[ $current == -* || $command == ledger ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  fi
  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _nitec nitec
