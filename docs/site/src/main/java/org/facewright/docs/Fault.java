package org.facewright.docs;

/** Something wrong on a page. @param line from 1 */
record Fault(int line, String message) {
}
