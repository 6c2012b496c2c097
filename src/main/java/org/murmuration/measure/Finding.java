package org.murmuration.measure;

/**
 * One line of a summary: a figure of this batch beside the published one.
 *
 * @param label what it is
 * @param value this batch's value, with its interval or spread
 * @param published the published value for the same condition, or empty if there is none
 * @param source where the published value stands, or empty
 */
public record Finding(String label, String value, String published, String source) {

  /** A finding to which nothing was published. */
  public Finding(String label, String value) {
    this(label, value, "", "");
  }
}
