package org.facewright.render.gl.internal;

import java.nio.IntBuffer;

import org.lwjgl.PointerBuffer;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

import org.facewright.api.render.RenderEngine;

/** OpenGL without a window by EGL, as Linux has it: on the graphics card, or on the processor where there is none. */
public final class EglContext implements RenderEngine.OffScreen {

	private static final String LIBRARY = "libEGL.so.1";
	private static final int SURFACELESS = 0x31DD; // EGL_PLATFORM_SURFACELESS_MESA
	private static final int OPENGL_API = 0x30A2;
	private static final int[] CONFIG = { 0x3040, 0x0008, 0x3033, 0x0001, 0x3038 }; // renderable by OpenGL, pbuffers
	private static final int[] CONTEXT = { 0x3098, 3, 0x30FB, 3, 0x30FD, 1, 0x3038 }; // 3.3 core

	private final SharedLibrary egl;
	private final long display;
	private final long context;
	private boolean closed;

	private EglContext(SharedLibrary egl, long display, long context) {
		this.egl = egl;
		this.display = display;
		this.context = context;
	}

	/** @throws IllegalStateException with a sentence for the user when this machine offers none */
	public static EglContext open() {
		if (Platform.get() != Platform.LINUX) {
			throw new IllegalStateException(
					"pictures without a window are drawn on Linux only; film in the workstation");
		}
		SharedLibrary egl;
		try {
			egl = Library.loadNative(EglContext.class, "org.facewright", LIBRARY);
		} catch (UnsatisfiedLinkError e) {
			throw new IllegalStateException(
					"this machine has no %s to draw without a window; install EGL (Mesa or the card's driver)"
							.formatted(
									LIBRARY),
					e);
		}
		try (MemoryStack stack = MemoryStack.stackPush()) {
			long display = display(egl);
			IntBuffer major = stack.mallocInt(1);
			IntBuffer minor = stack.mallocInt(1);
			require(display != 0 && JNI.callPPPI(display, MemoryUtil.memAddress(major), MemoryUtil.memAddress(minor),
					of(egl, "eglInitialize")) != 0, "EGL can't be started");
			require(JNI.callI(OPENGL_API, of(egl, "eglBindAPI")) != 0, "EGL offers no OpenGL");
			PointerBuffer config = stack.mallocPointer(1);
			IntBuffer found = stack.mallocInt(1);
			boolean any = JNI.callPPPPI(display, MemoryUtil.memAddress(stack.ints(CONFIG)), config.address(), 1,
					MemoryUtil.memAddress(found), of(egl, "eglChooseConfig")) != 0 && found.get(0) > 0;
			require(any, "EGL offers no way to draw");
			long context = JNI.callPPPPP(display, config.get(0), 0, MemoryUtil.memAddress(stack.ints(CONTEXT)),
					of(egl, "eglCreateContext"));
			require(context != 0, "EGL offers no OpenGL 3.3");
			require(JNI.callPPPPI(display, 0, 0, context, of(egl, "eglMakeCurrent")) != 0,
					"EGL can't draw without a surface");
			return new EglContext(egl, display, context);
		}
	}

	/** Mesa's display without a screen where there is one, else the usual one, which the card's driver offers. */
	private static long display(SharedLibrary egl) {
		long platform = egl.getFunctionAddress("eglGetPlatformDisplay");
		long display = platform == 0 ? 0 : JNI.callPPP(SURFACELESS, 0L, 0L, platform);
		return display == 0 ? JNI.callPP(0, of(egl, "eglGetDisplay")) : display;
	}

	private static long of(SharedLibrary egl, String name) {
		long address = egl.getFunctionAddress(name);
		require(address != 0, "EGL has no " + name);
		return address;
	}

	private static void require(boolean good, String why) {
		if (!good) {
			throw new IllegalStateException(why + " on this machine; update its driver or film in the workstation");
		}
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			GL.setCapabilities(null);
			JNI.callPPPPI(display, 0, 0, 0, of(egl, "eglMakeCurrent"));
			JNI.callPPI(display, context, of(egl, "eglDestroyContext"));
			JNI.callPI(display, of(egl, "eglTerminate"));
		}
	}
}
