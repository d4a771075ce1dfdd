package org.facewright.serve.nim;

/**
 * What a server has done so far.
 *
 * @param active   clips being worked on now
 * @param finished clips sent whole
 * @param failed   clips that ended in an error, or whose client went away
 * @param refused  clips not begun because there were too many
 */
public record ServerCounts(int active, long finished, long failed, long refused) {
}
