#!/bin/sh
# Makes sure that there is a Chromium for the browser tests. First what the machine has, then
# Debian's package, then the one playwright brings.
set -eu
python=$1

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${SITUTOR_CHROMIUM:-}" ] && [ -x "$SITUTOR_CHROMIUM" ]; then exit 0; fi

if command -v apt-get >/dev/null 2>&1; then
  as_root=
  if [ "$(id -u)" != 0 ]; then as_root=$(command -v sudo || true); fi
  if [ "$(id -u)" = 0 ] || [ -n "$as_root" ]; then
    echo "Installing Chromium for the browser tests"
    $as_root apt-get update -qq
    if $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then
      exit 0
    fi
  fi
fi
"$python" -m playwright install chromium || {
  echo "No Chromium was found and none could be installed. Install Chromium or Chrome, or set SITUTOR_CHROMIUM to its path." >&2
  exit 1
}
