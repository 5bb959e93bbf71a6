# eventlogs completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName eventlogs, eventlogs-local -ScriptBlock {
    param($word, $line, $position)
    $command = $line.CommandElements[0].Value
    & $command "[suggest:$position]" "$line" 2> $null | Where-Object { $_ -like "$word*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
