#!/bin/sh
# Packs the API listings of .NET Interactive (../shared/api beside the repository, or the folder given) for the test of the kernel host.
set -eu
cd "$(dirname "$0")"
from="${1:-../../../../../shared/api}"
cat "$from"/Microsoft.DotNet.Interactive*.txt | gzip -9n > Microsoft.DotNet.Interactive.txt.gz
