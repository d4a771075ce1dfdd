/** Commands of the menus and keys. */
@NullMarked
package org.facewright.ui.commands;

import org.jspecify.annotations.NullMarked;
