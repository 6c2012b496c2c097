# What scripts/chaos does to a cluster while it works, a function for each. Sourced, not run.
#
# Each begins when the run has come to its moment. It says with `hit` what it does and when, with `mended`
# if work can resume only then, and leaves with 1 and a problem if the cluster did not do what it should.
# shellcheck shell=bash disable=SC2034,SC2154

faults_known=(none kill-worker kill-supervisor kill-two kill-every join leave pause partition partition-fence
  postgres-restart postgres-pause postgres-full)

# Sets victim to a living node: draw_victim supervisor | worker | any.
draw_victim() {
  local i choice=()
  find_supervisor || { problem "no node says who the supervisor is"; return 1; }
  for ((i = 1; i <= nodes; i++)); do
    is_alive "$i" || continue
    [ "$1" = any ] || [ "$([ "$i" -eq "$supervisor" ] && echo supervisor || echo worker)" = "$1" ] || continue
    choice+=("$i")
  done
  [ "${#choice[@]}" -gt 0 ] || { problem "there is no $1"; return 1; }
  draw_of "${choice[@]}"
  victim=$REPLY
  called="node $victim"
  [ "$victim" -ne "$supervisor" ] || called+=" (supervisor)"
}

# Nothing happens: a cluster and a single node write the same in any case.
fault_none() { :; }

fault_kill_worker() {
  draw_victim worker || return 1
  hit "kill -9 of $called"
  node_kill "$victim"
}

fault_kill_supervisor() {
  draw_victim supervisor || return 1
  hit "kill -9 of $called"
  node_kill "$victim"
}

# The second one while the cluster is still busy with the first.
fault_kill_two() {
  local first
  draw_victim any || return 1
  first=$victim
  hit "kill -9 of $called"
  node_kill "$first"
  draw 8
  sleep $((2 + REPLY))
  draw "$nodes"
  victim=$((REPLY + 1))
  [ "$victim" -ne "$first" ] || victim=$((victim % nodes + 1))
  hit "kill -9 of node $victim"
  node_kill "$victim"
  # If that was the majority, the rest takes itself for the smaller part of a cluster that was cut, and ends.
  within 60 "work goes on, or the others end" goes_on_or_ends "${hit_from[-1]}" || return 1
  if is_over "$client_pid" || has_resumed "${hit_from[-1]}"; then return; fi
  tell "the other nodes have ended; all are started again"
  nodes_complete || return 1
  mended
}

goes_on_or_ends() { goes_on "$1" || living 0; }

fault_kill_every() {
  local i order
  order=$(for ((i = 1; i <= nodes; i++)); do draw 1000000; echo "$REPLY $i"; done | sort -n | cut -d' ' -f2)
  for i in $order; do
    if is_over "$client_pid"; then
      problem "the run was over before every node had been killed: give it more to do"
      return 1
    fi
    find_supervisor || { problem "no node says who the supervisor is"; return 1; }
    hit "kill -9 of node $i$([ "$i" -ne "$supervisor" ] || echo ' (supervisor)')"
    node_kill "$i"
    await_work || return 1
    node_start "$i"
    node_await "$i" || return 1
    within 60 "all nodes are members again" is_whole || return 1
  done
}

fault_join() {
  local new=$((nodes + 1))
  [ "$spaces" = no ] || ip netns list | grep -q "^$space-$new\b" || network_node "$new"
  hit "node $new joins"
  node_start "$new"
  node_await "$new" || return 1
  within 60 "agents live on the new node" hosts_agents "$new" || return 1
  tell "agents live on node $new"
}

hosts_agents() { is_over "$client_pid" || { status && member "$1" | grep -q '"agents":[1-9]'; }; }

fault_leave() {
  draw_victim "${variant:-any}" || return 1
  hit "SIGTERM to $called"
  kill -TERM "${pid[$victim]}"
  within 45 "node $victim has left and ended" is_dead "$victim"
}

# For longer than it takes to be given up.
fault_pause() {
  draw_victim "${variant:-any}" || return 1
  hit "SIGSTOP of $called for 30 s"
  kill -STOP "${pid[$victim]}"
  sleep 30
  kill -CONT "${pid[$victim]}"
  tell "SIGCONT to node $victim"
  awaits_its_end "$victim"
}

# A node that the others went on without must find that out, say so and end.
awaits_its_end() {
  within 60 "node $1 finds that the others went on without it, and ends" is_dead "$1" || return 1
  node_ended "$1"
  tell "node $1 ended with code $REPLY: $(node_said "$1")"
  grep -q 'went on without it' "${node_log[$1]}" && [ "$REPLY" -ne 0 ] && return
  problem "node $1 ended with code $REPLY and said: $(node_said "$1")"
  return 1
}

# Variants: WHO-DATABASE. Cut off from the other nodes is one of them, the supervisor's, the majority, or each
# from all others; PostgreSQL is reached by all, or only by the side that was cut off, or only by the rest.
fault_partition() {
  local who database winner i cut=() rest=()
  [ "$nodes" -ge 3 ] || { problem "partition takes three nodes or more"; return 1; }
  if [ -z "$variant" ]; then
    draw_of one supervisor majority each
    variant=$REPLY
    draw_of all cut rest
    [ "$variant" != each ] || REPLY=all
    variant+=-$REPLY
  fi
  who=${variant%-*} database=${variant#*-}
  draw_victim worker || return 1
  for ((i = 1; i <= nodes; i++)); do
    case $who in
      one) [ "$i" -ne "$victim" ] ;;
      supervisor) [ "$i" -ne "$supervisor" ] ;;
      majority) [ "$i" -eq "$supervisor" ] || [ "${#cut[@]}" -gt $((nodes / 2)) ] ;;
      each) false ;;
      *) problem "partition:$variant is unknown"; return 1 ;;
    esac && rest+=("$i") || cut+=("$i")
  done
  hit "the network is cut between nodes ${cut[*]} and ${rest[*]:-each other} (the supervisor is on $supervisor), PostgreSQL reached by ${database/all/both}"
  if [ "$who" = each ]; then cut_alone "${cut[@]}"; else cut_off "${cut[@]}"; fi
  case $database in
    cut) cut_database "${rest[@]}" ;;
    rest) cut_database "${cut[@]}" ;;
  esac
  side_that_goes_on
  case $winner in
    cut) await_ends "${rest[@]}" || return 1 ;;
    rest) await_ends "${cut[@]}" || return 1 ;;
    one) within 60 "all nodes but one end" living 1 || return 1 ;;
    none) await_ends "${cut[@]}" || return 1 ;;
  esac
  if [ "$winner" = none ]; then
    heal
    tell "the network is whole; all nodes are started again"
    nodes_complete || return 1
    mended
  elif [ "$database" = all ] || [ "$database" = "$winner" ]; then
    # Whoever goes on does not wait for the others.
    await_work || return 1
    heal
    tell "the network is whole"
  else
    sleep 15
    heal
    mended
  fi
}

# Sets winner: cut, rest, one of all, or none. A lease is taken by the larger side of those that have the database.
side_that_goes_on() {
  winner=rest
  [ "${#cut[@]}" -lt "${#rest[@]}" ] || winner=cut
  if [ "$strategy" = lease-majority ] && [ "$database" != all ]; then winner=$database; fi
  if [ "$who" = each ]; then
    winner=none
    [ "$strategy" != lease-majority ] || winner=one
  fi
}

await_ends() {
  local i
  for i; do awaits_its_end "$i" || return 1; done
}

# living NUMBER: whether so many nodes run.
living() {
  local i count=0
  for ((i = 1; i <= nodes; i++)); do is_dead "$i" || count=$((count + 1)); done
  [ "$count" -eq "$1" ]
}

# The old supervisor, alive and out of touch. Variants: nodes (it reaches PostgreSQL but no other node), asleep
# (so, and it wakes only when another has taken over: it then tries to write what it had), postgresql (it
# reaches the other nodes but not PostgreSQL).
fault_partition_fence() {
  find_supervisor || { problem "no node says who the supervisor is"; return 1; }
  local old=$supervisor
  if [ -z "$variant" ]; then
    draw_of nodes asleep postgresql
    variant=$REPLY
  fi
  case $variant in
    nodes)
      hit "node $old (supervisor) is cut off from all other nodes"
      cut_alone "$old"
      await_work || return 1
      awaits_its_end "$old" || return 1
      heal
      ;;
    asleep)
      hit "node $old (supervisor) is cut off from all other nodes and stands still"
      cut_alone "$old"
      kill -STOP "${pid[$old]}"
      await_work || return 1
      kill -CONT "${pid[$old]}"
      tell "node $old goes on, still cut off"
      awaits_its_end "$old" || return 1
      if grep -q 'taken over by another supervisor' "${node_log[$old]}"; then
        tell "node $old tried to write, and was refused"
      fi
      heal
      ;;
    postgresql)
      hit "node $old (supervisor) is cut off from PostgreSQL for 30 s"
      cut_database "$old"
      sleep 30
      heal
      mended
      ;;
    *) problem "partition-fence:$variant is unknown"; return 1 ;;
  esac
}

fault_postgres_restart() {
  [ -n "$variant" ] || { draw_of fast crash; variant=$REPLY; }
  hit "PostgreSQL restarts ($variant)"
  postgres_stop "$(if [ "$variant" = crash ]; then echo QUIT; else echo INT; fi)"
  postgres_start
  mended
}

fault_postgres_pause() {
  hit "PostgreSQL stands still for 20 s"
  kill -STOP $(postgres_all)
  sleep 20
  kill -CONT $(postgres_all)
  mended
  must_have_said pauses
}

# If that makes it end, it is started again when there is room.
fault_postgres_full() {
  hit "the disk of PostgreSQL is full for 15 s"
  dd if=/dev/zero of="$postgres_dir/filler" bs=64k 2>/dev/null || true
  within 45 "the run pauses" has_paused || { rm -f "$postgres_dir/filler"; return 1; }
  sleep 15
  rm -f "$postgres_dir/filler"
  if is_over "$postgres_pid"; then
    tell "PostgreSQL had ended"
    postgres_start
  fi
  mended
  must_have_said pauses
}

has_paused() { grep -q 'the run pauses' "$round_dir/client.log" || is_over "$client_pid"; }

must_have_said() {
  within 10 "whoever follows the run is told that it $1" grep -q "the run $1" "$round_dir/client.log"
}
