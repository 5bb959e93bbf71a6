# eventlogs completion fish | source
for tool in eventlogs eventlogs-local
    complete --command $tool --arguments "($tool '[suggest:'(commandline --cursor)']' (commandline --cut-at-cursor | string collect) 2>/dev/null)"
end
