# A drone is cut off in the middle of a run, for longer than its lease; to be sourced after runs.bash. What must be seen
# then is what docs/swarm.md promises.

seconds() { awk "BEGIN { print $1 * $time_scale }"; }

# Frames between the two go to a station that there is not.
cut_from_redis() {
  ip -n "$(netns "$1")" neigh replace "$(address redis)" lladdr 02:00:00:00:00:01 nud permanent dev eth0
  ip -n "$(netns redis)" neigh replace "$(address "$1")" lladdr 02:00:00:00:00:01 nud permanent dev eth0
}

mend_to_redis() {
  ip -n "$(netns "$1")" neigh delete "$(address redis)" dev eth0
  ip -n "$(netns redis)" neigh delete "$(address "$1")" dev eth0
}

link_down() { ip -n "$(netns "$1")" link set dev eth0 down; }

link_up() { ip -n "$(netns "$1")" link set dev eth0 up; }

case_partition() { lost partition d3 cut_from_redis mend_to_redis; }

# Its visits fail as long as its lease lasts.
case_link() { lost link d2 link_down link_up '--param errors=0.9'; }

# lost RUN DRONE CUT MEND [OPTIONS]
lost() {
  local run=$1 drone=$2 rate=60 cut first last
  lead "$run" shop 3 "--param rate=$rate --param length=$(seconds 75)s --on-loss respread ${5:-}"
  await "$run" '^run=' 60
  sleep "$(seconds 5)"
  "$3" "$drone"
  cut=$(date +%s%3N)
  sleep "$(seconds 45)"
  "$4" "$drone"
  ended "$run"
  # INCONCLUSIVE, or INVALID where this machine is too busy to be believed: 98 is both.
  must "exit code of $run" "$status" 98
  must "reasons of $run" "$(result "$run" '.reasons[]' | grep -c "without $drone: .* not delivered")" 1
  must "balance of $run" "$(result "$run" '.totals | .planned - .started - .undelivered - .notReached
    - ([.dropped[]] | add)')" 0
  must "visits of $run that came twice" "$(twice "$run")" 0
  # What was under way when a link went down may arrive when it is up again, but nothing that was due after the lease.
  first=$(seen "$run" | awk 'NR == 1 || $1 < first { first = $1 } END { print first }')
  last=$(seen "$run" "$drone" | awk -v first="$first" -v rate="$rate" \
    '{ due = first + $4 * 1000 / rate } NR == 1 || due > last { last = due } END { printf "%.0f", last }')
  if awk "BEGIN { exit !($last <= $first || $last > $cut + 31000 * $time_scale) }"; then
    fail "$drone went on for $((last - cut)) ms without its leader"
  fi
  say "$run: $(result "$run" '.reasons[0]'); the last visit it made was due $((last - cut)) ms after the cut"
  lead "after-$run" shop 3 '--param length=2s'
  complete "after-$run" d1 d2 d3
}
