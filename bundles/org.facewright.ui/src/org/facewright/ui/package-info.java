/**
 * The workbench's parts: the editor of a project, views beside it, commands. Thin shells around plain controls; every
 * change of a project goes through its session.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.ui;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
