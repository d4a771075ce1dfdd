/**
 * The one gate through which a project changes: edits that are recorded and can be undone, and previews of edits while
 * a gesture lasts.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
