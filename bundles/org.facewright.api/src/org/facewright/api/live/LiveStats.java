package org.facewright.api.live;

/**
 * Counts of one connection or reception since it began.
 *
 * @param passed  poses sent, or received whole
 * @param dropped poses not sent because the way was busy or closed, or known to be missing from what was received
 * @param damaged packets received that could not be read
 * @param remark  the newest thing a user should know, such as "not connected: refused by 127.0.0.1:8001"; empty if none
 */
public record LiveStats(long passed, long dropped, long damaged, String remark) {
}
