/**
 * Runs networks in ONNX format with ONNX Runtime.
 */
@NullMarked
package org.facewright.inference.onnx.internal;

import org.jspecify.annotations.NullMarked;
