/** Insides of the workbench's parts. */
@NullMarked
package org.facewright.ui.internal;

import org.jspecify.annotations.NullMarked;
