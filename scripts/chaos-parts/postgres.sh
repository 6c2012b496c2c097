# A private PostgreSQL for scripts/chaos. Sourced, not run.
#
# Beside the tables of Murmuration it has the schema `chaos`, in which triggers write down when the journal of
# a run grew and by whose hand: what the checks go by. Murmuration knows nothing of it.
# shellcheck shell=bash disable=SC2034,SC2154

postgres_pid=
postgres_port=

postgres_find() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn) "$(dirname -- "$(command -v postgres || echo /none/x)")"; do
    if [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ]; then
      postgres_bin=$folder
      return
    fi
  done
  fail "PostgreSQL is missing; on Debian: apt-get install postgresql (13 or newer)"
}

# PostgreSQL refuses to be root.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then
    alone "$@"
  else
    exec setpriv --reuid postgres --regid postgres --init-groups --pdeathsig KILL -- "$@"
  fi
}

free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      REPLY=$port
      return
    fi
  done
  fail "no port is free"
}

# postgres_make ADDRESS…: a new server that listens at these addresses, beside 127.0.0.1.
postgres_make() {
  postgres_find
  postgres_dir=$work/postgres
  mkdir -p "$postgres_dir"
  if [ "$small_disk" = yes ]; then
    mount -t tmpfs -o size="${CHAOS_DISK:-400m}" tmpfs "$postgres_dir" ||
      fail "cannot mount a small file system for postgres-full, which takes root"
  fi
  [ "$(id -u)" -ne 0 ] || chown postgres: "$postgres_dir" || fail "there is no user postgres"
  (as_postgres "$postgres_bin/initdb" --pgdata "$postgres_dir/data" --username murmuration \
    --auth trust --encoding UTF8 --locale C --no-sync) >"$work/initdb.log" 2>&1 ||
    fail "initdb failed: $(tail -n 1 "$work/initdb.log")"
  local address addresses=127.0.0.1
  for address; do
    addresses+=,$address
    echo "host all all $address/16 trust" >>"$postgres_dir/data/pg_hba.conf"
  done
  free_port
  postgres_port=$REPLY
  {
    echo "port = $postgres_port"
    echo "listen_addresses = '$addresses'"
    echo "unix_socket_directories = ''"
    echo "max_connections = 200"
    # As it would be on a disk that fills up: the write-ahead log has its room already.
    echo "min_wal_size = 128MB"
    echo "max_wal_size = 128MB"
  } >>"$postgres_dir/data/postgresql.conf"
  postgres_start
  "$postgres_bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U murmuration murmuration ||
    fail "createdb failed"
}

postgres_start() {
  (as_postgres "$postgres_bin/postgres" -D "$postgres_dir/data") >>"$work/postgres.log" 2>&1 &
  postgres_pid=$!
  within 60 "PostgreSQL answers" postgres_answers_or_ended || true
  is_running "$postgres_pid" && postgres_answers ||
    fail "PostgreSQL does not start; see $work/postgres.log"
}

postgres_answers() { "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" -U murmuration -d murmuration; }

postgres_answers_or_ended() { is_over "$postgres_pid" || postgres_answers; }

# postgres_stop INT|QUIT: at the end of what is under way, or as if it had crashed.
postgres_stop() {
  is_running "$postgres_pid" || return 0
  kill -CONT -- $(postgres_all) 2>/dev/null || true
  kill "-$1" "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" 2>/dev/null || true
  postgres_pid=
}

# Its main process, and those that serve connections.
postgres_all() { echo "$postgres_pid" $(pgrep -P "$postgres_pid"); }

sql() {
  PGCONNECT_TIMEOUT=3 timeout 10 "$postgres_bin/psql" -h 127.0.0.1 -p "$postgres_port" -U murmuration -d murmuration \
    -X -A -t -q -v ON_ERROR_STOP=1 -c "$1" 2>>"$work/sql.log"
}

# Writes down from now on when and by whom the journals of runs grow, and when calls are recorded.
postgres_watch() {
  sql "
    CREATE SCHEMA chaos;
    CREATE TABLE chaos.append (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, batch bigint, run integer, epoch bigint,
      entries_before bigint, entries bigint, client inet, at timestamptz DEFAULT clock_timestamp());
    CREATE FUNCTION chaos.appended() RETURNS trigger LANGUAGE plpgsql AS \$\$
      BEGIN
        INSERT INTO chaos.append (batch, run, epoch, entries_before, entries, client)
        VALUES (NEW.batch, NEW.run, NEW.epoch, OLD.entries, NEW.entries, inet_client_addr());
        RETURN NULL;
      END \$\$;
    CREATE TRIGGER appended AFTER UPDATE OF entries ON murmuration.run
      FOR EACH ROW WHEN (NEW.entries <> OLD.entries) EXECUTE FUNCTION chaos.appended();
    CREATE TABLE chaos.takeover (batch bigint, epoch bigint, at timestamptz DEFAULT clock_timestamp());
    CREATE FUNCTION chaos.taken_over() RETURNS trigger LANGUAGE plpgsql AS \$\$
      BEGIN
        INSERT INTO chaos.takeover (batch, epoch) VALUES (NEW.batch, NEW.epoch);
        RETURN NULL;
      END \$\$;
    CREATE TRIGGER taken_over AFTER UPDATE OF epoch ON murmuration.run
      FOR EACH ROW WHEN (NEW.epoch <> OLD.epoch) EXECUTE FUNCTION chaos.taken_over();
    ALTER TABLE murmuration.call_line ADD COLUMN recorded timestamptz DEFAULT clock_timestamp();" ||
    fail "cannot prepare the database; see $work/sql.log"
}
