# What the parts of scripts/chaos share: words, waiting, time, draws. Sourced, not run.
# shellcheck shell=bash

say() { printf '%s\n' "$*"; }

# What happens within a round, on the terminal and in the log of the round.
tell() {
  local seconds=$(((${EPOCHREALTIME/[.,]/} - round_began) / 1000000))
  printf '  %3d s  %s\n' "$seconds" "$*" | tee -a "${round_dir:-$work}/story.log"
}

# Ends everything: this cannot work here.
fail() {
  printf 'chaos: %s\n' "$*" >&2
  exit 2
}

# The round has failed, for this reason. Faults and checks end with `problem … ; return 1`.
problem() { why=$*; }

need() { command -v "$1" >/dev/null || fail "$1 is missing; $2"; }

# Sets REPLY to the time in milliseconds.
now() { REPLY=${EPOCHREALTIME/[.,]/}; REPLY=${REPLY%???}; }

# draw N: sets REPLY to one of 0 … N-1. The same draws for the same seed, so never in a subshell.
draw() { REPLY=$((RANDOM * 32768 + RANDOM)); REPLY=$((REPLY % $1)); }

# draw_of WORD…: sets REPLY to one of the words.
draw_of() {
  draw $#
  shift "$REPLY"
  REPLY=$1
}

# within SECONDS WHAT COMMAND…: waits until the command succeeds; a problem if it does not in time.
within() {
  local seconds=$1 what=$2 until
  shift 2
  until=$((SECONDS + seconds))
  until "$@"; do
    if [ "$SECONDS" -ge "$until" ]; then
      problem "not within $seconds s: $what"
      return 1
    fi
    sleep 0.2
  done
}

is_running() { [ -n "$1" ] && kill -0 "$1" 2>/dev/null; }

is_over() { ! is_running "$1"; }

# alone COMMAND…: in place of this (sub)shell, a process that ends when this script does, however that ends.
alone() { exec setpriv --pdeathsig KILL "$@"; }
