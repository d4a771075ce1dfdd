/**
 * Sound and video files as PCM: WAV by itself, everything else through FFmpeg; and the change of the sampling rate.
 */
@NullMarked
package org.facewright.audio.file.internal;

import org.jspecify.annotations.NullMarked;
