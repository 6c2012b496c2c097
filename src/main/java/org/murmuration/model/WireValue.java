package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A value whose concrete type belongs to an experiment and which may cross nodes. Types are named
 * on the wire ({@code "@t"}) by the name the experiment registers them under, never by class name.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
public interface WireValue {}
