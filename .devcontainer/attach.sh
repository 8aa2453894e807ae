#!/usr/bin/env bash
# Runs each time an editor attaches: when the container starts and when its window is opened anew. With SDK 10.0.4xx,
# `dotnet new tool-manifest` writes dotnet-tools.json where the Polyglot Notebooks extension expects .config/dotnet-tools.json,
# and the extension's second start fails ("reading 'workingDirectory'"). Putting the file there mends it.
set -euo pipefail
for home in "$HOME/.vscode-server" "$HOME/.vscode-remote" "$HOME/.vscode-server-insiders"; do
  storage="$home/data/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode"
  if [ -f "$storage/dotnet-tools.json" ] && [ ! -f "$storage/.config/dotnet-tools.json" ]; then
    mkdir -p "$storage/.config"
    mv "$storage/dotnet-tools.json" "$storage/.config/dotnet-tools.json"
  fi
done
