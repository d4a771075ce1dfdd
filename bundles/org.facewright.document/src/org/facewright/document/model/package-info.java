/**
 * The document model, generated. Attributes that stand in no file are null; bulk data is immutable and reached through
 * {@link org.facewright.document.stored.Stored} and {@link org.facewright.document.stored.AudioData}.
 */
@Version("1.0.0")
package org.facewright.document.model;

import org.osgi.annotation.versioning.Version;
