#!/bin/sh
# Trains the embedded speech model on Debian 12: ./train.sh [--tiny] (README.md).
set -eu
cd "$(dirname "$0")"
missing=""
for package in $(sed -e 's/#.*//' -e 's/=.*//' apt-packages.txt); do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok' || missing="$missing $package"
done
if [ -n "$missing" ]; then
	echo "train.sh: install these Debian packages first: apt-get install --no-install-recommends$missing" >&2
	exit 1
fi
# Large arrays come and go with every step; giving them back to the system each time makes a step several times slower.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000
export MALLOC_TOP_PAD_=500000000 MALLOC_ARENA_MAX=1
export PYTHONWARNINGS="ignore::UserWarning"
exec nice -n 19 /usr/bin/python3 -u -m speechface "$@"
