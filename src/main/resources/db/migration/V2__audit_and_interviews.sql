-- What was told to runs over the control API, and what was refused; and questions that agents were asked out
-- of the game. One JSON object a line, as audit.jsonl and interviews.jsonl have them. Both may only grow: not
-- even who owns the tables changes or removes a line without dropping the trigger first.

CREATE TABLE log_line (
  -- Made by the node, so that a line written again after a lost connection is there once.
  id     uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  log    text NOT NULL CHECK (log IN ('audit', 'interview')),
  -- 0 if it concerns no batch. No reference: a line outlives its batch.
  batch  bigint NOT NULL,
  -- None if it concerns a batch as a whole.
  run    integer,
  line   text NOT NULL
);

CREATE INDEX log_line_order ON log_line (log, batch, number);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% may only grow', TG_TABLE_NAME;
END $$;

CREATE TRIGGER log_line_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON log_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
