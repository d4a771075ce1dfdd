/** The headless application: commands, their output, and their exit codes. */
@NullMarked
package org.facewright.cli;

import org.jspecify.annotations.NullMarked;
