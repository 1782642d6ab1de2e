# What teams do on the hosts, and what must be true of their runs; to be sourced after hosts.bash.

# The users of both teams on the one Redis, and of each the folder that stands for its credentials.
redis_up() {
  local team role user
  mkdir -p "$work/etc"
  (cd "$work/etc" && "$orca/orca" keys leader >/dev/null)
  echo 'user default off' >"$work/etc/users.acl"
  for team in shop bank; do
    for role in leader drone; do
      user=$team-$role
      mkdir "$work/etc/$user"
      od -An -N16 -tx1 /dev/urandom | tr -d ' ' >"$work/etc/$user/redis-password"
      cp "$work/etc/leader.key" "$work/etc/$user/"
      ORCA_REDIS_PASSWORD=$(cat "$work/etc/$user/redis-password") \
        "$orca/orca" acl --role "$role" --namespace "$team" --user "$user" >>"$work/etc/users.acl"
    done
  done
  start redis redis-server --bind 0.0.0.0 --port 6379 --save '' --appendonly no --aclfile "$work/etc/users.acl"
  await redis 'Ready to accept connections' 10
}

# drone HOST TEAM [USER]: starts one on that host, as that user of the Redis.
drone() {
  ORCA_REDIS_USER=${3:-$2-drone} start_unit "$1" orca-drone "$1" "--on redis://redis --namespace $2 \
--trust $work/etc/leader.pub --accept-inline --time-scale $time_scale"
}

# ready HOST TEAM: waits until its drone waits for runs. As the unit does, it starts one anew that found no Redis.
ready() {
  local tenths=600
  until grep -qs 'waiting for runs' "$work/$1.log"; do
    if ! kill -0 "${pid_of[$1]}" 2>/dev/null; then
      ended "$1"
      must "exit code of $1 ($(tail -n 4 "$work/$1.log"))" "$status" 3
      drone "$1" "$2"
    fi
    tenths=$((tenths - 1))
    if [ "$tenths" = 0 ]; then fail "$1 did not wait for runs within a minute: $(tail -n 4 "$work/$1.log")"; fi
    sleep 0.1
  done
}

# lead RUN TEAM QUORUM OPTIONS: starts the leader of a run. All hosts share the processors of this machine, which may be
# busy: what is looked at is what was done, not how promptly.
lead() {
  ORCA_REDIS_USER=$2-leader start_unit leader orca-leader "$1" "$here/Visits.java --on redis://redis --namespace $2 \
--quorum $3 --quorum-within 60s --max-lag 10s --time-scale $time_scale --param name=$1 --out $work/runs/$1 $4"
}

result() { jq -r "$2" "$work/runs/$1/result.json"; }

# seen RUN [HOST]: when, by whom and which, of the visits that the target saw.
seen() {
  on target curl -sS --max-time 10 http://127.0.0.1:8080/seen |
    awk -v run="$1" -v host="${2:+$(address "$2")}" '$3 == run && (host == "" || $2 == host)'
}

twice() { seen "$1" | awk '{print $4}' | sort | uniq -d | wc -l; }

must() { # WHAT ACTUAL EXPECTED
  if [ "$2" != "$3" ]; then fail "$1: must be $3, was $2"; fi
}

# complete RUN TEAM… : it passed, with all of its team, and result and target tell the same, drone by drone.
complete() {
  local run=$1 drone
  shift
  ended "$run"
  must "exit code of $run ($(result "$run" '.reasons[]' 2>&1 || tail -n 3 "$work/$run.log"))" "$status" 0
  must "verdict of $run" "$(result "$run" '.verdict, .complete' | xargs)" 'PASSED true'
  must "team of $run" "$(result "$run" '.team[].name' | sort | xargs)" "$*"
  must "visits of $run" "$(seen "$run" | wc -l)" "$(result "$run" .totals.planned)"
  must "visits of $run that came twice" "$(twice "$run")" 0
  for drone in "$@"; do
    must "visits by $drone of $run" "$(seen "$run" "$drone" | wc -l)" \
      "$(result "$run" ".team[] | select(.name == \"$drone\") | .totals.succeeded")"
  done
  say "$run: $(result "$run" '"\(.verdict), \(.totals.started) visits by \(.drones) drones, the same at the target, " +
    "begun within \([.team[].startSkewMs] | max - min | . * 100 | round / 100) ms of each other, by clocks known to " +
    "\([.team[].startSkewBoundMs] | max | . * 100 | round / 100) ms"')"
}
