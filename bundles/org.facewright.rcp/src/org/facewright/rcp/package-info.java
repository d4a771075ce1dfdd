/**
 * The workstation's application: window, menus, start and end.
 */
@NullMarked
package org.facewright.rcp;

import org.jspecify.annotations.NullMarked;
