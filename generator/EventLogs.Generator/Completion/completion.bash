# source <(eventlogs completion bash)
_eventlogs_complete() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _eventlogs_complete eventlogs eventlogs-local
