package org.facewright.inference.onnx.internal;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps ONNX Runtime from reporting to its maker. Since 1.29 its libraries for Linux and macOS write a device id into
 * the user's cache and send names and hashes of models over the network, beginning before the Java API can switch that
 * off; only an environment variable, read while the library starts, prevents all of it. Users and launchers may set it;
 * otherwise it is set here, for this process, with {@code setenv} of the C library.
 */
final class TelemetryOptOut {

	static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

	private TelemetryOptOut() {
	}

	/** Comes before the native libraries are loaded. @return for a diagnosis: how it stands */
	static String apply() {
		String chosen = System.getenv(VARIABLE);
		if (chosen != null) {
			return "telemetry of the runtime: as %s=%s says".formatted(VARIABLE, chosen);
		}
		if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win")) {
			return "telemetry of the runtime: off, through its API";
		}
		try {
			setEnvironment(VARIABLE, "1");
			return "telemetry of the runtime: off, " + VARIABLE + " was set for this process";
		} catch (ReflectiveOperationException | RuntimeException e) {
			return "telemetry of the runtime: may be on, because %s could not be set (%s); set it to 1 before starting"
					.formatted(VARIABLE, e);
		}
	}

	/**
	 * Does in other words: {@code (int) linker.downcallHandle(linker.defaultLookup().find("setenv").get(),
	 * FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)).invoke(name, value, 1)}. By reflection, because
	 * java.lang.foreign is final since Java 22 only and this code is compiled for 21.
	 */
	private static void setEnvironment(String name, String value) throws ReflectiveOperationException {
		Class<?> linkerType = foreign("Linker");
		Class<?> layout = foreign("MemoryLayout");
		Class<?> values = foreign("ValueLayout");
		Class<?> descriptor = foreign("FunctionDescriptor");
		Class<?> option = foreign("Linker$Option");
		Class<?> arenaType = foreign("Arena");
		Object linker = linkerType.getMethod("nativeLinker").invoke(null);
		Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
		Object symbol = ((Optional<?>) foreign("SymbolLookup").getMethod("find", String.class).invoke(lookup, "setenv"))
				.orElseThrow(() -> new NoSuchMethodException("setenv"));
		Object address = values.getField("ADDRESS").get(null);
		Object integer = values.getField("JAVA_INT").get(null);
		Object arguments = Array.newInstance(layout, 3);
		Array.set(arguments, 0, address);
		Array.set(arguments, 1, address);
		Array.set(arguments, 2, integer);
		Object signature = descriptor.getMethod("of", layout, arguments.getClass()).invoke(null, integer, arguments);
		Object noOptions = Array.newInstance(option, 0);
		MethodHandle setenv = (MethodHandle) linkerType
				.getMethod("downcallHandle", foreign("MemorySegment"), descriptor, noOptions.getClass())
				.invoke(linker, symbol, signature, noOptions);
		Object arena = arenaType.getMethod("global").invoke(null);
		var allocate = foreign("SegmentAllocator").getMethod("allocateFrom", String.class);
		try {
			Object result = setenv.invokeWithArguments(allocate.invoke(arena, name), allocate.invoke(arena, value), 1);
			if (!Integer.valueOf(0).equals(result)) {
				throw new IllegalStateException("setenv returned " + result);
			}
		} catch (RuntimeException | ReflectiveOperationException e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e); // the handle declares Throwable; the C function throws nothing
		}
	}

	private static Class<?> foreign(String name) throws ClassNotFoundException {
		return Class.forName("java.lang.foreign." + name);
	}
}
