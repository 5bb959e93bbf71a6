#!/usr/bin/env pwsh
# Checks what must be installed, fetches the build tool, and hands over to build.cake: ./build.ps1 [TARGET]; ./build.ps1 --help
Set-StrictMode -Version Latest

# no banner, no telemetry, no build process left behind
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:MSBUILDDISABLENODEREUSE = '1'

# `./build.ps1 test` is `./build.ps1 --target=test`
$arguments = @(foreach ($argument in $args) {
    if ($argument -in '-h', '--help', '-?') { '--target=help' }
    elseif ($argument -like '-*') { $argument }
    else { "--target=$argument" }
})

function Stop-Build([string[]] $Lines) {
    foreach ($line in $Lines) { [Console]::Error.WriteLine("build.ps1: $line") }
    exit 1
}

function Test-Tool([string] $Name) { $null -ne (Get-Command $Name -ErrorAction SilentlyContinue) }

Push-Location $PSScriptRoot
try {
    $sdk = (Get-Content global.json -Raw | ConvertFrom-Json).sdk.version
    $sdkHelp = "Install the .NET SDK $sdk or a newer 10.0 one: https://dotnet.microsoft.com/download/dotnet/10.0"
    if (-not (Test-Tool dotnet)) { Stop-Build 'the .NET SDK is missing (no "dotnet" on the PATH).', $sdkHelp }
    # in this folder dotnet itself looks for an SDK that global.json accepts
    dotnet --version *> $null
    if ($LASTEXITCODE -ne 0) {
        $installed = (dotnet --list-sdks | ForEach-Object { $_.Split(' ')[0] }) -join ' '
        Stop-Build "no .NET SDK here is new enough; installed: $(if ($installed) { $installed } else { 'none' }).", $sdkHelp
    }

    $node = 20
    $nodeHelp = "Install Node.js $node or newer: https://nodejs.org/en/download"
    if (-not (Test-Tool node)) { Stop-Build 'Node.js is missing (no "node" on the PATH).', $nodeHelp }
    $version = node --version
    if ([int] $version.TrimStart('v').Split('.')[0] -lt $node) { Stop-Build "Node.js $version is too old.", $nodeHelp }

    if (-not (Test-Path .cake)) { [Console]::Error.WriteLine('Fetching the build tool: once, it takes some seconds ...') }
    $restored = dotnet tool restore 2>&1
    if ($LASTEXITCODE -ne 0) { Stop-Build (@('the build tool could not be restored:') + $restored) }
    dotnet cake --verbosity=quiet @arguments
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
