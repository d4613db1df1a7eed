package io.wardwatch.core.engine;

/** What became of one accepted event. With the rejected ones: in = applied + duplicate + rejected. */
public enum Result {
    APPLIED,
    DUPLICATE
}
