package org.murmuration.mind.llm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Sets parameters of a statement, each an array of one value of each item, in their order. */
final class CallColumns<T> {

  /** Takes what {@link #keys} sets; to be completed by further arrays. */
  static final String KEYS =
      "unnest(?::int[], ?::text[], ?::bigint[], ?::int[], ?::int[], ?::int[]";

  private final PreparedStatement statement;
  private final List<T> items;
  private int next;

  /** Begins with the parameter of a number. */
  CallColumns(PreparedStatement statement, List<T> items, int first) {
    this.statement = statement;
    this.items = items;
    this.next = first;
  }

  /** Number of the next parameter. */
  int next() {
    return next;
  }

  /** The runs and keys of calls. */
  CallColumns<T> keys(Function<T, Integer> run, Function<T, CallKey> key) throws SQLException {
    integers(run);
    // The one character the database cannot hold; the line has it all the same, escaped.
    array("text", item -> key.apply(item).about().replace('\0', '\uFFFD'), String[]::new);
    longs(item -> key.apply(item).index());
    integers(item -> key.apply(item).agent());
    integers(item -> key.apply(item).turn());
    return integers(item -> key.apply(item).attempt());
  }

  CallColumns<T> uuids(Function<T, UUID> value) throws SQLException {
    return array("uuid", value, UUID[]::new);
  }

  CallColumns<T> longs(Function<T, Long> value) throws SQLException {
    return array("int8", value, Long[]::new);
  }

  CallColumns<T> integers(Function<T, Integer> value) throws SQLException {
    return array("int4", value, Integer[]::new);
  }

  CallColumns<T> booleans(Function<T, Boolean> value) throws SQLException {
    return array("bool", value, Boolean[]::new);
  }

  CallColumns<T> bytes(Function<T, byte[]> value) throws SQLException {
    return array("bytea", value, byte[][]::new);
  }

  private <V> CallColumns<T> array(String type, Function<T, V> value, IntFunction<V[]> make)
      throws SQLException {
    Object[] values = items.stream().map(value).toArray(make);
    statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
