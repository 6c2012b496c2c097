# The nodes of the cluster that scripts/chaos plays with, numbered from 1. Sourced, not run.
# shellcheck shell=bash disable=SC2034,SC2154

declare -A pid starts node_log

# The machine of a node has two networks: one to the other nodes, one to PostgreSQL and to whoever watches.
# Without namespaces both are the loopback interface.
cluster_host() { if [ "$spaces" = yes ]; then echo "$cluster_net.$((10 + $1))"; else echo "$loopback_net.$1"; fi; }
outer_host() { if [ "$spaces" = yes ]; then echo "$outer_net.$((10 + $1))"; else echo "$loopback_net.$1"; fi; }

nodes_configure() {
  local i seeds=
  for ((i = 1; i <= nodes; i++)); do seeds+=${seeds:+,}$(cluster_host "$i"):25520; done
  control=
  for ((i = 1; i <= nodes; i++)); do control+=${control:+,}$(outer_host "$i"):7171; done
  cat >"$work/node.conf" <<CONF
include classpath("cluster.conf")
murmuration {
  seeds = "$seeds"
  cluster-size = $nodes
  downing.strategy = $strategy
  postgresql.url = "jdbc:postgresql://$outer_address:$postgres_port/murmuration"
  insecure = $spaces
}
akka.loglevel = INFO
CONF
  export MURMURATION_TOKEN=$token
}

node_start() {
  local i=$1
  starts[$i]=$((${starts[$i]:-0} + 1))
  node_log[$i]=$work/nodes/node-$i.${starts[$i]}.log
  : >"${node_log[$i]}"
  (
    export MURMURATION_HOST MURMURATION_MANAGEMENT_HOST MURMURATION_CONTROL_HOST
    MURMURATION_HOST=$(cluster_host "$i")
    MURMURATION_CONTROL_HOST=$(outer_host "$i")
    MURMURATION_MANAGEMENT_HOST=127.0.0.1
    [ "$spaces" = yes ] || MURMURATION_MANAGEMENT_HOST=$MURMURATION_HOST
    alone $(inside "$i") "${java[@]}" node --verbose --config "$work/node.conf"
  ) >>"${node_log[$i]}" 2>&1 &
  pid[$i]=$!
}

is_alive() { is_running "${pid[$1]:-}"; }

is_dead() { ! is_alive "$1"; }

# node_said NUMBER: the last that a node has told its user.
node_said() { grep '^murmuration: ' "${node_log[$1]}" | tail -n 1 | sed 's/^murmuration: //'; }

is_up() { grep -q '^murmuration: node .* is up' "${node_log[$1]}"; }

is_up_or_dead() { is_up "$1" || is_dead "$1"; }

node_await() {
  within "$start_limit" "node $1 is up" is_up_or_dead "$1" || return 1
  if is_dead "$1"; then
    problem "node $1 ended while it started: $(node_said "$1")"
    return 1
  fi
}

# node_kill NUMBER: as if its machine had lost power.
node_kill() {
  kill -KILL "${pid[$1]}"
  wait "${pid[$1]}" 2>/dev/null || true
}

# node_ended NUMBER: the exit code of a node that has ended by itself, in REPLY.
node_ended() {
  REPLY=0
  wait "${pid[$1]}" 2>/dev/null || REPLY=$?
}

# What the cluster says of itself, by any node that knows a supervisor.
status() {
  local i
  for ((i = 1; i <= nodes + 1; i++)); do
    is_alive "$i" || continue
    REPLY=$(curl -s --max-time 8 -H "Authorization: Bearer $token" "http://$(outer_host "$i"):7171/api/cluster") || continue
    case $REPLY in *'"supervisor":true'*) return 0 ;; esac
  done
  return 1
}

# member ADDRESS-OF-NODE: the part of a status that is about one node.
member() { tr '{' '\n' <<<"$REPLY" | grep -F "\"address\":\"$(cluster_host "$1"):25520\""; }

# Sets supervisor to the number of the supervisor's node.
find_supervisor() {
  local i
  status || return 1
  for ((i = 1; i <= nodes + 1; i++)); do
    case $(member "$i") in *'"supervisor":true'*) supervisor=$i && return 0 ;; esac
  done
  return 1
}

# Whether all nodes, and no others, are members that are up.
is_whole() {
  local i all up
  status || return 1
  all=$(grep -o '"address":' <<<"$REPLY" | wc -l)
  up=$(grep -o '"status":"up"' <<<"$REPLY" | wc -l)
  [ "$all" -eq "$nodes" ] && [ "$up" -eq "$nodes" ]
}

# Whether a node is no member any more.
is_gone() { status && [ -z "$(member "$1")" ]; }

# What watches over processes starts those again that have ended.
nodes_revive() {
  local i
  for ((i = 1; i <= nodes; i++)); do
    is_alive "$i" || node_start "$i"
  done
}

# The same while nothing is done to any: on a machine that has no time for them nodes lose touch, and those
# that the others went on without end.
nodes_watch() {
  local i
  for ((i = 1; i <= nodes; i++)); do
    if is_dead "$i"; then
      node_ended "$i"
      tell "node $i ended by itself with code $REPLY: $(node_said "$i"); it is started again"
      node_start "$i"
    fi
  done
}

# Starts whatever does not run; they are all members afterwards.
nodes_complete() {
  local i
  nodes_revive
  for ((i = 1; i <= nodes; i++)); do node_await "$i" || return 1; done
  within 90 "all $nodes nodes are members" is_whole
}

# Ends them without ado; what they were doing is lost.
nodes_end() {
  local i
  for i in "${!pid[@]}"; do
    is_alive "$i" && node_kill "$i"
  done
  return 0
}

# For whoever has to find out why a round went wrong: where things stand, and what was said last.
nodes_show() {
  local i
  for ((i = 1; i <= nodes; i++)); do
    say "  node $i $(if is_alive "$i"; then echo "runs"; else echo "has ended"; fi), started ${starts[$i]:-0} times; the end of its log:"
    tail -n 25 "${node_log[$i]}" | cut -c 1-300 | sed 's/^/    /' || true
  done
}
