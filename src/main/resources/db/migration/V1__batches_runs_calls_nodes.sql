-- What a cluster of Murmuration keeps in PostgreSQL, so that any of its nodes can take a run over.
-- Flyway applies this file once, in a schema of its own; later changes are files V2__…, V3__….

-- A batch: one scenario, started once; what the nodes need to run it without the files of whoever did.
CREATE TABLE batch (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Made by the client, so that a creation repeated after a lost connection makes no second batch.
  token    uuid NOT NULL UNIQUE,
  name     text NOT NULL,
  -- JSON as it goes into batch.json, kept to the byte; hence no json type.
  manifest text NOT NULL,
  -- The scenario as the user wrote it.
  scenario text NOT NULL,
  created  timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- What calls to models took, all runs together. The row is also the lock under which budgets are checked.
  calls    bigint NOT NULL DEFAULT 0,
  failed   bigint NOT NULL DEFAULT 0,
  input    bigint NOT NULL DEFAULT 0,
  cached   bigint NOT NULL DEFAULT 0,
  output   bigint NOT NULL DEFAULT 0,
  micros   bigint NOT NULL DEFAULT 0,
  -- Calls outside the histories that were under way on a node when it died; those of runs stand there.
  lost     bigint NOT NULL DEFAULT 0
  -- It changes with every call: its texts lie elsewhere, and its page keeps room for new versions.
) WITH (fillfactor = 20, toast_tuple_target = 128);

-- A file that the scenario of a batch refers to.
CREATE TABLE input (
  batch   bigint NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  name    text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (batch, name)
);

-- A run of a batch. Its row fences writers: an append counts only under the present epoch and at the
-- present number of entries. It changes with every append, so its page keeps room for new versions.
CREATE TABLE run (
  batch      bigint NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  run        integer NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'failed')),
  -- How often a supervisor has taken it over.
  epoch      bigint NOT NULL DEFAULT 0,
  entries    bigint NOT NULL DEFAULT 0,
  -- Why it ended, if it did: converged, max-rounds, stopped, …
  end_reason text,
  -- What went wrong, in one line, if it failed.
  problem    text,
  -- Calls that were under way on a node when it died.
  lost       bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (batch, run)
) WITH (fillfactor = 20);

-- An entry of a run's journal: its line of encounters.jsonl, without the line end. Without a foreign
-- key, which would be checked a hundred thousand times a second for what the fence sees to already.
CREATE TABLE entry (
  batch bigint NOT NULL,
  run   integer NOT NULL,
  index bigint NOT NULL,
  line  text NOT NULL,
  PRIMARY KEY (batch, run, index)
);

-- A request to a model and what came of it: its line of calls.jsonl, without the line end. Run -1
-- stands for what is asked outside the histories.
CREATE TABLE call_line (
  -- Made by the client, so that a line written again after a lost connection is there once.
  id      uuid PRIMARY KEY,
  number  bigint GENERATED ALWAYS AS IDENTITY,
  batch   bigint NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  run     integer NOT NULL,
  -- The five together name the call within its run.
  about   text NOT NULL,
  index   bigint NOT NULL,
  agent   integer NOT NULL,
  turn    integer NOT NULL,
  attempt integer NOT NULL,
  -- Whether the line ended its call, whose answer then is this one for good.
  ended   boolean NOT NULL,
  line    text NOT NULL
);

-- The answer to a call that was recorded first is the one that counts.
CREATE UNIQUE INDEX call_line_answer
  ON call_line (batch, run, index, agent, turn, attempt, about) WHERE ended;

-- For reading the record of a run in its order.
CREATE INDEX call_line_order ON call_line (batch, run, number);

-- A call that was granted and has not come back: what it may take at most is reserved until it does, or
-- until its node is known to be dead.
CREATE TABLE call_begun (
  id     uuid PRIMARY KEY,
  batch  bigint NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  run    integer NOT NULL,
  node   text NOT NULL,
  tokens bigint NOT NULL,
  micros bigint NOT NULL,
  begun  timestamptz NOT NULL DEFAULT clock_timestamp()
  -- Rows come and go with every call.
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

CREATE INDEX call_begun_batch ON call_begun (batch);

-- A node that uses this database. Two clusters on one database find each other here.
CREATE TABLE node (
  address   text PRIMARY KEY,
  cluster   text NOT NULL,
  release   text NOT NULL,
  -- By the clock of the database.
  heartbeat timestamptz NOT NULL
);
