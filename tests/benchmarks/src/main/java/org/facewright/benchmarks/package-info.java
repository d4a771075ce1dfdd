/** What Facewright's hot paths cost, each beside a baseline measured in the same run. */
package org.facewright.benchmarks;
