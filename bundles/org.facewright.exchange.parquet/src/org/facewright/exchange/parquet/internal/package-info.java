/** Tables in Parquet files, written and read. */
@NullMarked
package org.facewright.exchange.parquet.internal;

import org.jspecify.annotations.NullMarked;
