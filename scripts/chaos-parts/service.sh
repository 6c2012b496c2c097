# The service that +llm rounds of scripts/chaos call: aimock, which keeps a journal of what it was asked.
# Sourced, not run.
# shellcheck shell=bash disable=SC2034,SC2154

service_start() {
  local aimock name fixtures=
  need node "install Node.js 20 or newer"
  aimock=$("$here/scripts/test-servers" | sed -n 's/^aimock //p')
  # What it answers depends on the order of the names alone, which the agent has drawn.
  for name in Q M X Y; do
    fixtures+="${fixtures:+, }{\"match\": {\"userMessage\": \"The names are: $name\"},
      \"response\": {\"content\": \"{\\\"name\\\": \\\"$name\\\"}\"}}"
  done
  echo "{\"fixtures\": [$fixtures]}" >"$work/fixtures.json"
  free_port
  service=http://$outer_address:$REPLY
  (alone node "$aimock/dist/cli.js" --host "$outer_address" --port "$REPLY" --journal-max 0 --log-level warn \
    --fixtures "$work/fixtures.json") >"$work/service.log" 2>&1 &
  service_pid=$!
  within 30 "aimock answers" curl -s -o /dev/null "$service/__aimock/journal?limit=0" || fail "$why; see $work/service.log"
}

# From now on, calls take long enough to be lost with a node.
service_slow() {
  curl -sf -o /dev/null -X POST -H 'Content-Type: application/json' -d '{"latencyMs": 150}' "$service/__aimock/chaos" ||
    fail "aimock cannot be slowed down"
}
