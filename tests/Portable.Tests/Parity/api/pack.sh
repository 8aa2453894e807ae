#!/bin/sh
# Packs the API listings (../shared/api beside the repository, or the folder given) for the parity test.
set -eu
cd "$(dirname "$0")"
from="${1:-../../../../../shared/api}"
for package in TorchSharp SixLabors.ImageSharp Plotly.NET; do
    grep -v Tensorboard "$from/$package.txt" | gzip -9n > "$package.txt.gz"
done
