# What must hold after a round of scripts/chaos. Sourced, not run.
# shellcheck shell=bash disable=SC2034,SC2154

# The faults of this round: what, when, and from when on work had to resume, in milliseconds.
hits=() hit_at=() hit_from=()

# hit WHAT: a fault happens now.
hit() {
  now
  hits+=("$1")
  hit_at+=("$REPLY")
  hit_from+=("$REPLY")
  tell "$1 at entry $(position)"
}

# Only from now on can work resume after the latest fault.
mended() {
  now
  hit_from[-1]=$REPLY
  tell "mended: ${hits[-1]}"
}

# Entries of the round's run that are safe in the database.
position() { sql "SELECT entries FROM murmuration.run WHERE batch = $batch AND run = 0" || echo '?'; }

reaches() {
  local at
  at=$(sql "SELECT entries FROM murmuration.run WHERE batch = $batch AND run = 0") && [ "${at:-0}" -ge "$1" ]
}

# has_resumed MILLISECONDS: whether the journal has grown in the last seconds, all of them after a time.
has_resumed() {
  local appends
  appends=$(sql "SELECT count(DISTINCT date_trunc('second', at)) FROM chaos.append WHERE batch = $batch
    AND at > greatest(to_timestamp($1 / 1000.0), clock_timestamp() - interval '4 s')") && [ "${appends:-0}" -ge 3 ]
}

# Waits until work goes on after the latest fault, or until the run is over.
await_work() {
  within "$resume_limit" "work goes on after ${hits[-1]}" goes_on "${hit_from[-1]}"
}

goes_on() { has_resumed "$1" || is_over "$client_pid"; }

# For each fault, how long it took until the journal grew again: to the end of the longest time that it stood
# still, if that began before the next fault. Sets `resumed`, a text.
recovery() {
  local i next row still after
  resumed=''
  for i in "${!hits[@]}"; do
    next=${hit_at[i + 1]:-9999999999999}
    row=$(sql "
      SELECT round(extract(epoch FROM until - at) * 1000)::bigint || ' ' ||
        greatest(0, round(extract(epoch FROM until) * 1000)::bigint - ${hit_from[i]})
      FROM (SELECT at, lead(at) OVER (ORDER BY number) AS until FROM chaos.append WHERE batch = $batch) AS gap
      WHERE until > to_timestamp(${hit_at[i]} / 1000.0) AND at < to_timestamp($next / 1000.0 - 1)
      ORDER BY until - at DESC LIMIT 1") || { problem "cannot tell when work resumed"; return 1; }
    still=${row% *} after=${row#* }
    if [ -z "$row" ] || [ "$still" -lt "$hiccup" ]; then
      resumed+="${resumed:+, }0 s"
      continue
    fi
    resumed+="${resumed:+, }$(seconds "$after") s (stood still for $(seconds "$still") s)"
    if [ "$after" -gt $((resume_limit * 1000)) ]; then
      problem "work resumed $(seconds "$after") s after ${hits[i]}; the bound is $resume_limit s"
      return 1
    fi
  done
}

# Milliseconds: shorter pauses have other causes, too, such as the collection of garbage and a busy machine.
hiccup=4000

seconds() { printf '%d.%d' $(($1 / 1000)) $(($1 % 1000 / 100)); }

# The journal grew without gaps, and never by a supervisor that had been succeeded; nor did two of them
# write under one epoch.
check_fence() {
  local wrong
  wrong=$(sql "
    SELECT 'append ' || number || ' of epoch ' || epoch || ' after one of epoch ' || last_epoch FROM (
      SELECT number, epoch, lag(epoch) OVER (ORDER BY number) AS last_epoch
      FROM chaos.append WHERE batch = $batch) AS a WHERE epoch < last_epoch
    UNION ALL
    SELECT 'append ' || number || ' begins at ' || entries_before || ', behind ' || last_entries FROM (
      SELECT number, entries_before, lag(entries, 1, 0::bigint) OVER (ORDER BY number) AS last_entries
      FROM chaos.append WHERE batch = $batch) AS a WHERE entries_before <> last_entries
    UNION ALL
    SELECT 'epoch ' || epoch || ' was written by several nodes: ' || string_agg(DISTINCT client::text, ' ')
      FROM chaos.append WHERE batch = $batch GROUP BY epoch HAVING count(DISTINCT client) > 1
    LIMIT 3") || { problem "cannot check who wrote the journal"; return 1; }
  [ -z "$wrong" ] || { problem "$wrong"; return 1; }
}

# The exported journal is byte by byte that of a single node.
check_bytes() {
  local out=$round_dir/out/run-000/encounters.jsonl
  cmp "$reference/run-000/encounters.jsonl" "$out" >"$round_dir/cmp.txt" 2>&1 && return
  problem "the history differs: $(head -n 1 "$round_dir/cmp.txt")"
  return 1
}

# What was recorded of calls was not asked again.
check_calls() {
  [ -n "$service_pid" ] || return 0
  [ "$minds" = llm ] || return 0
  sql "COPY (SELECT (extract(epoch FROM recorded) * 1000)::bigint, line FROM murmuration.call_line
    WHERE batch = $batch) TO STDOUT" >"$round_dir/recorded.tsv" || { problem "cannot read the calls"; return 1; }
  curl -s "$service/__aimock/journal" >"$round_dir/asked.json"
  local lost
  lost=$(sql "SELECT lost FROM murmuration.run WHERE batch = $batch AND run = 0")
  if ! node "$parts/calls.mjs" "$round_dir" "$round_began_ms" "$lost" >"$round_dir/calls.txt" 2>&1; then
    problem "$(tail -n 1 "$round_dir/calls.txt")"
    return 1
  fi
  tell "$(tail -n 1 "$round_dir/calls.txt")"
}
