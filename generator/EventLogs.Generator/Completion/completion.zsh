# source <(eventlogs completion zsh)
_eventlogs_complete() {
  local -a found
  found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}")
  found=(${found:#})
  if (( $#found )); then
    compadd -a found
  else
    _files
  fi
}
compdef _eventlogs_complete eventlogs eventlogs-local
