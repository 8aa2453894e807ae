#!/usr/bin/env bash
# Runs once in a new container: chooses the stack, builds, and decodes the first pictures so that chapter 01 starts at once.
# Usage: create.sh cpu|cuda
set -euo pipefail
cd "$(dirname "$0")/.."

# Directory.Build.props reads it wherever STACK is not set, so a terminal, the kernel and a test agree.
echo "$1" > .stack

dotnet build lib/Book -c Release
dotnet run --project lib/Book -c Release --no-build -- --chapters 01 --profile lesson --out "$(mktemp -d)"
echo "Ready (stack: $1). Open notebooks/00-convnet-basics.dib."
