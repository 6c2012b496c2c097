package org.murmuration.mind;

/**
 * A message that a mind is shown.
 *
 * @param role who speaks: {@code system}, {@code user} or {@code assistant}
 * @param text what it says; never markup
 */
public record Shown(String role, String text) {}
