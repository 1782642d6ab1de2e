# Hosts of their own on this machine, to be sourced: each a network namespace with an address, and the names of all.
# On one wire they meet, which takes time and loses frames (wire). What runs on them are the commands of the units in
# deploy/systemd. hosts_up makes them, hosts_down takes them away with all that runs there.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
units=$here/../systemd
host_names=(redis target leader d1 d2 d3 b1 b2)
declare -A pid_of=()

# Names and addresses are this process's own, so two may run at once.
netns() { echo "orca$$-$1"; }

address() {
  local number
  for number in "${!host_names[@]}"; do
    if [ "${host_names[number]}" = "$1" ]; then echo "10.88.0.$((number + 1))"; fi
  done
}

hosts_up() {
  local host devices=() hosts_file=$work/hosts
  echo '127.0.0.1 localhost' >"$hosts_file"
  for host in "${host_names[@]}"; do
    echo "$(address "$host") $host" >>"$hosts_file"
    devices+=("$host")
  done
  ip netns add "$(netns wire)"
  start wire "$here/wire" "${devices[@]}"
  await wire '^up' 10
  for host in "${host_names[@]}"; do
    ip netns add "$(netns "$host")"
    ip -n "$(netns wire)" link set dev "$host" netns "$(netns "$host")" name eth0
    ip -n "$(netns "$host")" address add "$(address "$host")/24" dev eth0
    ip -n "$(netns "$host")" link set dev lo up
    ip -n "$(netns "$host")" link set dev eth0 up
    mkdir -p "/etc/netns/$(netns "$host")"
    cp "$hosts_file" "/etc/netns/$(netns "$host")/hosts"
  done
}

hosts_down() {
  local host
  for host in "${!pid_of[@]}"; do kill -KILL "${pid_of[$host]}" 2>/dev/null || true; done
  wait 2>/dev/null || true
  for host in "${host_names[@]}" wire; do
    ip netns delete "$(netns "$host")" 2>/dev/null || true
    rm -rf "/etc/netns/$(netns "$host")"
  done
  rmdir /etc/netns 2>/dev/null || true
}

# on HOST COMMAND…: runs it there, to its end.
on() {
  local host=$1
  shift
  timeout 180 ip netns exec "$(netns "$host")" "$@"
}

# start HOST COMMAND…: runs it there until it is stopped; what it writes is in HOST.log.
start() {
  local host=$1
  shift
  ip netns exec "$(netns "$host")" "$@" >"$work/$host.log" 2>&1 &
  pid_of[$host]=$!
}

# ended NAME: waits until it has ended, and sets status to how.
ended() {
  status=0
  wait "${pid_of[$1]}" || status=$?
  unset "pid_of[$1]"
}

# await HOST PATTERN SECONDS: until its log has a line like that.
await() {
  local tenths=$(($3 * 10))
  until grep -Eqs "$2" "$work/$1.log"; do
    tenths=$((tenths - 1))
    if [ "$tenths" -le 0 ]; then fail "$1 did not say \"$2\" within $3 s: $(tail -n 5 "$work/$1.log" 2>&1)"; fi
    sleep 0.1
  done
}

# start_unit HOST UNIT INSTANCE OPTIONS: starts what the unit says, in its environment; what it writes is in INSTANCE.log.
# Its credentials are those in the folder etc/USER, where ORCA_REDIS_USER names the user.
start_unit() {
  (become_unit "$@") >"$work/$3.log" 2>&1 &
  pid_of[$3]=$!
}

become_unit() {
  local host=$1 file="$units/$2@.service" instance=$3 line words
  local state=$work/state/$instance cache=$work/cache/$instance
  local known=(-e "s,%i,$instance,g" -e "s,%d,$work/etc/$ORCA_REDIS_USER,g" -e "s,/opt/orca/,$orca/,g")
  known+=(-e "s,%S/orca/[a-z]*-$instance,$state,g" -e "s,%C/orca/[a-z]*-$instance,$cache,g")
  while IFS= read -r line; do export "${line?}"; done < <(sed -n 's/^Environment=//p' "$file" | sed "${known[@]}")
  line=$(sed -n 's/^ExecStart=//p' "$file" | sed "${known[@]}" -e "s,\$ORCA_[A-Z]*_OPTIONS,$4,")
  if [ -z "$line" ] || [[ $line = *[%$]* ]]; then
    echo "$file has an ExecStart that is not understood here: $line"
    exit 1
  fi
  read -ra words <<<"$line" # at blanks, as systemd does
  mkdir -p "$state" "$cache"
  cd "$state"
  exec ip netns exec "$(netns "$host")" "${words[@]}"
}
