package org.facewright.operations.history;

import java.time.Instant;

/**
 * A state of the project that the history can go to.
 *
 * @param id      for {@link ProjectHistory#goTo}
 * @param label   of the edit that led to it; empty for the state the history began with
 * @param branch  0 for the steps that undo and redo go through; above for what was undone before another edit was made
 * @param done    whether the present state follows from it
 * @param present whether it is the present state
 */
public record HistoryStep(long id, String label, Instant made, int branch, boolean done, boolean present) {
}
