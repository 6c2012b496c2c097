# Each node in a network namespace of its own, for partitions. Sourced, not run.
#
#   node ── inner0 ── port of bridge `together`, or of `apart`        to the other nodes
#        └─ outer0 ── port of bridge `outside` ── this namespace      to PostgreSQL and to whoever watches
#
# A cut moves ports to another bridge, or off: nobody is told, packets just do not arrive. The bridges are in
# a namespace of their own, where no firewall of this machine looks at what passes.
# shellcheck shell=bash disable=SC2034,SC2154

# Namespaces are named after the process that made them, so that those of a killed one can be told.
space=chaos-$$

inside() { [ "$spaces" = no ] || echo "ip netns exec $space-$1"; }

network_make() {
  local i stale
  need ip "on Debian: apt-get install iproute2"
  [ "$(id -u)" -eq 0 ] || fail "partitions take root, for network namespaces"
  for stale in $(ip netns list | sed -n 's/^\(chaos-[0-9]*-[0-9a-z]*\).*/\1/p'); do
    i=${stale#chaos-}
    is_running "${i%%-*}" || ip netns del "$stale"
  done
  # Another chaos on this machine must not use the same addresses: a third of the pid makes the difference.
  cluster_net=10.$((64 + $$ % 64)).$(($$ / 64 % 256))
  outer_net=10.$((128 + $$ % 64)).$(($$ / 64 % 256))
  outer_address=$outer_net.1
  ip netns add "$space-hub" || fail "cannot make network namespaces here"
  for i in together apart outside; do
    ip -n "$space-hub" link add "$i" type bridge || fail "cannot make bridges here"
    ip -n "$space-hub" link set "$i" up
  done
  ip link add "chaos$$" type veth peer name here netns "$space-hub" || fail "cannot make links here"
  ip addr add "$outer_address/24" dev "chaos$$"
  ip link set "chaos$$" up
  ip -n "$space-hub" link set here master outside
  ip -n "$space-hub" link set here up
}

# network_node NUMBER: the place of a node.
network_node() {
  local i=$1
  ip netns add "$space-$i"
  ip -n "$space-$i" link set lo up
  network_link "$i" inner "$cluster_net" together
  network_link "$i" outer "$outer_net" outside
}

network_link() {
  ip link add name "${2}0" netns "$space-$1" type veth peer name "$2$1" netns "$space-hub"
  ip -n "$space-$1" addr add "$3.$((10 + $1))/24" dev "${2}0"
  ip -n "$space-$1" link set "${2}0" up
  ip -n "$space-hub" link set "$2$1" master "$4"
  ip -n "$space-hub" link set "$2$1" up
}

# cut_off NODE…: these reach each other, but not the rest.
cut_off() { local i; for i; do ip -n "$space-hub" link set "inner$i" master apart; done; }

# cut_alone NODE…: these reach no other node at all.
cut_alone() { local i; for i; do ip -n "$space-hub" link set "inner$i" nomaster; done; }

# cut_database NODE…: these do not reach PostgreSQL.
cut_database() { local i; for i; do ip -n "$space-hub" link set "outer$i" nomaster; done; }

heal() {
  local i
  for ((i = 1; i <= nodes; i++)); do
    ip -n "$space-hub" link set "inner$i" master together
    ip -n "$space-hub" link set "outer$i" master outside
  done
}

network_end() {
  local name
  ip link del "chaos$$" 2>/dev/null || true
  for name in $(ip netns list 2>/dev/null | sed -n "s/^\($space-[0-9a-z]*\).*/\1/p"); do
    ip netns del "$name" || true
  done
}
