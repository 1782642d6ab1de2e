# What the peers' scripts share; sourced by them.
# shellcheck shell=bash

# Ends with the reason why a peer cannot be had here.
missing() {
  printf '%s\n' "$*"
  exit 1
}

# Installs a Debian package unless its command is there.
from_debian() {
  local command=$1 package=$2
  if command -v "$command" >/dev/null; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package" </dev/null || true
  fi
  command -v "$command" >/dev/null || missing "$command is not on the PATH; install it (Debian: $package)"
}

# Copies what a pom depends on into a folder, unless it is there already.
from_central() {
  local pom=$1 folder=$2
  if [ -e "$folder/.complete" ]; then return; fi
  command -v mvn >/dev/null || missing 'mvn is not on the PATH; install Maven 3.8 or newer'
  rm -rf "$folder"
  mvn -q -B -ntp -f "$pom" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory="$folder" </dev/null || missing "what $pom names could not be fetched"
  : >"$folder/.complete"
}

# Prints a part's requests, errors and percentiles of a file of times in ms, one a line, sorted.
percentiles() {
  local part=$1 errors=$2 file=$3
  awk -v part="$part" -v errors="$errors" '
    { time[NR] = $1 }
    function at(q,  rank) {
      rank = q / 100 * NR
      rank = rank > int(rank) ? int(rank) + 1 : int(rank)
      return time[rank < 1 ? 1 : rank]
    }
    END {
      if (NR == 0) exit 1
      print part, "requests", NR
      print part, "errors", errors
      print part, "p50", at(50)
      print part, "p95", at(95)
      print part, "p99", at(99)
      print part, "max", time[NR]
    }' "$file"
}

# Prints the figures of a percentile spectrum as HdrHistogram prints it, in ms, and the number of errors.
spectrum() {
  local errors=$1 file=$2
  awk -v errors="$errors" '
    NF == 4 && $2 ~ /^[01]\.[0-9]+$/ {
      if (p50 == "" && $2 >= 0.50) p50 = $1
      if (p95 == "" && $2 >= 0.95) p95 = $1
      if (p99 == "" && $2 >= 0.99) p99 = $1
      requests = $3
      max = $1
    }
    END {
      if (requests == "") exit 1
      print "all requests", requests
      print "all errors", errors
      print "all p50", p50
      print "all p95", p95
      print "all p99", p99
      print "all max", max
    }' "$file"
}

# Prints the number of socket errors that wrk tells of; it says nothing where there were none.
wrk_errors() {
  sed -n 's/.*Socket errors: \(.*\)/\1/p' "$1" | tr -c '0-9\n' ' ' |
    awk '{ for (i = 1; i <= NF; i++) errors += $i } END { print errors + 0 }'
}
