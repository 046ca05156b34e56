#!/bin/sh
# All packages that this system makes, for both processors. On Windows both have one list of versions, of
# which the second run would leave its own alone.
set -eu

case "$(node -p process.platform)" in
  darwin) exec npm run package ;;
esac

lists=out/feeds/first
npm run package -- --arch arm64
mkdir -p "$lists"
[ ! -f out/packages/latest.yml ] || mv out/packages/latest.yml "$lists/latest.yml"
npm run package -- --arch x64
[ ! -f "$lists/latest.yml" ] || node build/release/merge-feeds.mjs "$lists/latest.yml" out/packages/latest.yml
