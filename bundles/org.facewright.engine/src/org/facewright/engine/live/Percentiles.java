package org.facewright.engine.live;

/** How long something took, in milliseconds: half of the times, 95 and 99 in a hundred were at most this. */
public record Percentiles(long count, double p50, double p95, double p99, double max) {
}
