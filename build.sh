#!/usr/bin/env bash
# Checks what must be installed, fetches the build tool, and hands over to build.cake: ./build.sh [TARGET]; ./build.sh --help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# no banner, no telemetry, no build process left behind
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

# `./build.sh test` is `./build.sh --target=test`
arguments=()
for argument; do
  case $argument in
    -h | --help | '-?') arguments+=(--target=help) ;;
    -*) arguments+=("$argument") ;;
    *) arguments+=("--target=$argument") ;;
  esac
done

fail() {
  printf 'build.sh: %s\n' "$@" >&2
  exit 1
}

sdk=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json)
sdk_help="Install the .NET SDK $sdk or a newer 10.0 one: https://dotnet.microsoft.com/download/dotnet/10.0"
command -v dotnet > /dev/null || fail 'the .NET SDK is missing (no "dotnet" on the PATH).' "$sdk_help"
# in this folder dotnet itself looks for an SDK that global.json accepts
dotnet --version > /dev/null 2>&1 ||
  fail "no .NET SDK here is new enough; installed: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' | grep . || echo none)." "$sdk_help"

node=20
node_help="Install Node.js $node or newer: https://nodejs.org/en/download"
command -v node > /dev/null || fail 'Node.js is missing (no "node" on the PATH).' "$node_help"
version=$(node --version)
major=${version#v}
[ "${major%%.*}" -ge "$node" ] || fail "Node.js $version is too old." "$node_help"

[ -d .cake ] || echo "Fetching the build tool: once, it takes some seconds ..." >&2
restored=$(dotnet tool restore 2>&1) || fail 'the build tool could not be restored:' "$restored"
exec dotnet cake --verbosity=quiet ${arguments[@]+"${arguments[@]}"}
