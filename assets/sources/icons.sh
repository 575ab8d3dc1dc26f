#!/bin/sh
# Draws the icons from parley.svg with Chromium (any browser with a headless mode does) and ImageMagick.
set -e
cd "$(dirname "$0")"
page=$(mktemp --suffix=.html)
{ printf '<body style="margin:0">'; cat parley.svg; } > "$page"
chromium --headless --no-sandbox --hide-scrollbars --default-background-color=00000000 \
    --window-size=512,512 --screenshot="$PWD/../icons/parley-512.png" "file://$page" 2> /dev/null
rm "$page"
for size in 256 128 64 48 32 16; do
    convert ../icons/parley-512.png -filter Lanczos -resize "${size}x${size}" -strip "../icons/parley-$size.png"
done
