/** glTF 2.0 files with morph target weights, written and read. */
@NullMarked
package org.facewright.exchange.gltf.internal;

import org.jspecify.annotations.NullMarked;
