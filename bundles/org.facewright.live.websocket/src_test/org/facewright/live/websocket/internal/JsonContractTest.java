package org.facewright.live.websocket.internal;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveSink;
import org.facewright.api.testkit.live.LiveInputContract;
import org.facewright.api.testkit.live.LivePeer;
import org.facewright.api.testkit.live.LiveSinkContract;
import org.facewright.api.testkit.live.WebSocketHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JsonContractTest {

	@Nested
	class Sink extends LiveSinkContract {

		@Override
		protected LiveSink sink() {
			return new JsonSink();
		}

		@Override
		protected LivePeer peer() throws IOException {
			return new JsonPeer(freePort());
		}
	}

	@Nested
	class Input extends LiveInputContract {

		private final Map<Integer, WebSocketHost> hosts = new TreeMap<>();

		@Override
		protected LiveInput input() {
			return new JsonInput();
		}

		@Override
		protected boolean listens() {
			return false;
		}

		@Override
		protected URI location() throws IOException {
			WebSocketHost host = new WebSocketHost(0, new WebSocketHost.Behaviour() {
			});
			hosts.put(host.port(), host);
			return URI.create("websocket://127.0.0.1:" + host.port());
		}

		@AfterEach
		void closeHosts() throws IOException {
			for (WebSocketHost host : hosts.values()) {
				host.close();
			}
		}

		@Override
		protected void doneWith(URI location) throws IOException {
			hosts.remove(location.getPort()).close();
		}

		@Override
		protected Sender sender(LiveReception reception) throws IOException {
			WebSocketHost host = hosts.get(reception.location().getPort());
			long end = System.nanoTime() + 5_000_000_000L;
			while (host.guests().isEmpty() && System.nanoTime() < end) {
				Thread.onSpinWait();
			}
			WebSocketHost.Guest guest = host.guests().getFirst();
			guest.send("{\"type\":\"hello\",\"protocol\":\"facewright-live\",\"version\":1,\"subject\":\"Ann\","
					+ "\"rate\":[60,1],\"channels\":[{\"name\":\"strange\",\"kind\":\"weight\"},"
					+ "{\"name\":\"jawOpen\",\"kind\":\"weight\"}]}");
			return new Sender() {
				@Override
				public void send(int frame, Map<String, Float> values) throws IOException {
					guest.sendInParts("{\"type\":\"pose\",\"frame\":" + frame + ",\"seconds\":" + frame / 60.0
							+ ",\"age\":0.01,\"values\":[0.9," + values.getOrDefault("jawOpen", 0f) + "]}");
				}

				@Override
				public void sendDamaged() throws IOException {
					guest.send("{\"type\":\"pose\",\"values\":[1,2,");
				}

				@Override
				public void close() throws IOException {
					guest.hangUp();
				}
			};
		}
	}
}
