/** What surrounds the work: welcome, recent projects, sample, recovery, problems, log, about. */
@NullMarked
package org.facewright.ui.shell;

import org.jspecify.annotations.NullMarked;
