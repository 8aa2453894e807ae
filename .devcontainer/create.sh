#!/usr/bin/env bash
# Runs once in a new container: chooses the stack, builds, and decodes the first pictures so that chapter 01 starts at once.
# Usage: create.sh [cuda]
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-$(uname -m)}" in
  cuda)         stack=cuda ;;
  x86_64|amd64) stack=cpu ;;
  *)            stack=portable ;;
esac

# A lab without the package registry still gets a course that runs.
if [ "$stack" != portable ] && ! dotnet restore lib/Book -p:Stack="$stack"; then
  echo "The packages of the stack '$stack' cannot be restored here; the container goes on with the portable stack." >&2
  echo "Once they can, run: echo $stack > .stack && dotnet build -c Release" >&2
  stack=portable
fi

# Directory.Build.props reads it wherever STACK is not set, so a terminal, the kernel and a test agree.
echo "$stack" > .stack

dotnet build lib/Book -c Release
dotnet run --project lib/Book -c Release --no-build -- --chapters 01 --profile lesson --out "$(mktemp -d)"
echo "Ready (stack: $stack). Open notebooks/00-convnet-basics.dib."
