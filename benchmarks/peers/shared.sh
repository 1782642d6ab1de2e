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
