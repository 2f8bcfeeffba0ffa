#!/usr/bin/env bash
# From a machine with nothing on it to the first verdict: a minimal Debian in a folder, one command, no questions.
# Usage: sudo grader/bench/fresh.sh      needs root, debootstrap, a network; removes the folder at the end
set -euo pipefail

kit=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
system=$(mktemp -d)
trap 'umount -l "$system"/{proc,sys,dev} 2> /dev/null || true; rm -rf --one-file-system "$system"' EXIT

debootstrap --variant=minbase bookworm "$system" ${DEBIAN_MIRROR:-} > /dev/null
cp /etc/resolv.conf "$system/etc/resolv.conf"
cp /etc/apt/apt.conf.d/* "$system/etc/apt/apt.conf.d/" 2> /dev/null || true
for mount in proc sys dev; do mount --bind "/$mount" "$system/$mount"; done
mkdir -p "$system/root/a folder"
git clone --quiet "$kit" "$system/root/a folder/interleave"
begin=$EPOCHREALTIME
chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root bash -c 'cd "/root/a folder/interleave" && ./grade < /dev/null' || true
awk -v a="$begin" -v b="$EPOCHREALTIME" 'BEGIN { printf "\nfresh machine to first verdict: %.0f s\n", b - a }'
