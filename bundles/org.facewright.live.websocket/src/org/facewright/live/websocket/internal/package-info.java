/** Poses as JSON over WebSocket: a server that sends, a client that receives. */
@NullMarked
package org.facewright.live.websocket.internal;

import org.jspecify.annotations.NullMarked;
