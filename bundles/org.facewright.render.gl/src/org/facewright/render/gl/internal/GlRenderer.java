package org.facewright.render.gl.internal;

import static org.lwjgl.opengl.GL33C.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryUtil;

import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;
import org.facewright.api.render.Shading;
import org.facewright.api.render.Shot;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.render.gl.internal.Avatar.Drive;

/** Morphs on the processor, and only what moves; lights per pixel. */
public final class GlRenderer implements AvatarRenderer {

	private static final String VERTEX = """
			#version 330 core
			layout(location = 0) in vec3 position;
			layout(location = 1) in vec3 direction;
			layout(location = 2) in float moved;
			layout(location = 3) in vec4 paint;
			uniform mat4 viewProjection;
			out vec3 place;
			out vec3 normal;
			out float distance_;
			out vec3 albedo;
			void main() {
				place = position;
				normal = direction;
				distance_ = moved;
				albedo = paint.rgb * paint.rgb;
				gl_Position = viewProjection * vec4(position, 1.0);
			}
			""";
	/*
	 * Diffuse light is wrapped around the terminator, red farthest, as light that has travelled under skin; highlights
	 * are Blinn's, normalised (Akenine-Möller et al., Real-Time Rendering, 9.8), with Schlick's Fresnel term; tones are
	 * pressed by the rational curve of Narkowicz (2015).
	 */
	private static final String FRAGMENT = """
			#version 330 core
			in vec3 place;
			in vec3 normal;
			in float distance_;
			in vec3 albedo;
			uniform vec3 eye;
			uniform mat3 axes;
			uniform float roughness;
			uniform int mode;
			out vec4 colour;
			const vec3 WHERE[3] = vec3[3](vec3(0.52, 0.52, 0.68), vec3(-0.90, 0.10, 0.45), vec3(-0.35, 0.60, -0.75));
			const vec3 TINT[3] = vec3[3](vec3(1.00, 0.95, 0.88) * 1.02, vec3(0.62, 0.74, 1.00) * 0.40,
				vec3(1.00, 0.93, 0.85) * 0.85);
			vec3 heat(float millimetres) {
				float t = clamp(millimetres / 12.0, 0.0, 1.0);
				vec3 rest = vec3(0.30, 0.31, 0.33);
				vec3 warm = vec3(smoothstep(0.45, 0.75, t), smoothstep(0.10, 0.40, t) - smoothstep(0.70, 1.0, t),
					1.0 - smoothstep(0.25, 0.50, t));
				return mix(rest, warm * 0.75, smoothstep(0.0, 0.10, t));
			}
			void main() {
				if (mode == 3) {
					colour = vec4(0.06, 0.07, 0.09, 1.0);
					return;
				}
				vec3 v = normalize(eye - place);
				vec3 n = normalize(gl_FrontFacing ? normal : -normal);
				vec3 base = mode == 2 ? heat(distance_) : albedo;
				float soft = mode == 2 ? 0.0 : smoothstep(0.30, 0.50, roughness);
				float power = 2.0 / max(roughness * roughness * roughness * roughness, 0.0008) - 2.0;
				power = clamp(power, 4.0, 900.0);
				vec3 wrap = mix(vec3(0.02), vec3(0.32, 0.17, 0.11), soft);
				vec3 up = vec3(0.0, 1.0, 0.0);
				vec3 light = vec3(0.20, 0.21, 0.24) * (0.62 + 0.38 * dot(n, up));
				vec3 shine = vec3(0.0);
				for (int i = 0; i < 3; i++) {
					vec3 l = axes * normalize(WHERE[i]);
					float cosine = dot(n, l);
					light += TINT[i] * max((vec3(cosine) + wrap) / (vec3(1.0) + wrap), 0.0);
					vec3 h = normalize(l + v);
					float fresnel = 0.035 + 0.965 * pow(1.0 - max(dot(h, v), 0.0), 5.0);
					shine += TINT[i] * max(cosine, 0.0) * fresnel * (power + 8.0) / 25.0
						* pow(max(dot(n, h), 0.0), power);
				}
				float edge = pow(1.0 - max(dot(n, v), 0.0), 4.0);
				vec3 lit = base * light + shine * (mode == 2 ? 0.3 : 1.0) + edge * 0.05 * vec3(0.8, 0.85, 1.0) * soft;
				lit = lit * (2.51 * lit + 0.03) / (lit * (2.43 * lit + 0.59) + 0.14);
				colour = vec4(pow(clamp(lit, 0.0, 1.0), vec3(1.0 / 2.2)), 1.0);
			}
			""";
	/** Parts of the names of renderers that draw on the processor. */
	private static final List<String> SOFTWARE = List.of("llvmpipe", "softpipe", "swrast", "swiftshader",
			"gdi generic");
	private static final int LIT = 0;
	private static final int HEAT = 2;
	private static final int LINES = 3;

	/** What a part has in the context. */
	private record Buffers(MorphedPart morphed, int array, int vertices, int colours, int corners,
			FloatBuffer staging) {
	}

	private static final Avatar NONE = new Avatar(List.of(), ChannelSet.weights(List.of()), List.of(), List.of());

	private final float[] matrix = new float[16];
	private final float[] axes = new float[9];
	private final float[] eye = new float[3];
	private @Nullable GLCapabilities capabilities;
	private int program;
	private Avatar avatar = NONE;
	private List<Buffers> parts = List.of();
	private float[][] targets = new float[0][]; // weights of the morph targets of each mesh

	@Override
	public void init() {
		GLCapabilities found = GL.createCapabilities();
		if (!found.OpenGL33) {
			throw new IllegalStateException(
					"this display offers OpenGL %s, and the viewport needs 3.3; update the driver"
							.formatted(glGetString(GL_VERSION)));
		}
		capabilities = found;
		program = glCreateProgram();
		int vertex = shader(GL_VERTEX_SHADER, VERTEX);
		int fragment = shader(GL_FRAGMENT_SHADER, FRAGMENT);
		glAttachShader(program, vertex);
		glAttachShader(program, fragment);
		glLinkProgram(program);
		glDeleteShader(vertex);
		glDeleteShader(fragment);
		if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
			throw new IllegalStateException("the shaders can't be linked on this display (%s); update the driver"
					.formatted(glGetProgramInfoLog(program).strip()));
		}
	}

	private static int shader(int kind, String source) {
		int shader = glCreateShader(kind);
		glShaderSource(shader, source);
		glCompileShader(shader);
		if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
			throw new IllegalStateException("the shaders can't be compiled on this display (%s); update the driver"
					.formatted(glGetShaderInfoLog(shader).strip()));
		}
		return shader;
	}

	/** Another canvas of this thread may have made its context current since. */
	private void use() {
		GLCapabilities own = capabilities;
		if (own == null) {
			throw new IllegalStateException("init was not called");
		}
		GL.setCapabilities(own);
	}

	@Override
	public boolean isSoftware() {
		use();
		String name = String.valueOf(glGetString(GL_RENDERER)).toLowerCase(Locale.ROOT);
		return SOFTWARE.stream().anyMatch(name::contains);
	}

	@Override
	public List<Problem> load(Path file) throws IOException {
		use();
		Avatar read = AvatarReader.read(file);
		release();
		avatar = read;
		int meshes = 0;
		for (Avatar.Part part : read.parts()) {
			meshes = Math.max(meshes, part.mesh() + 1);
		}
		targets = new float[meshes][0];
		List<Buffers> made = new ArrayList<>();
		for (Avatar.Part part : read.parts()) {
			targets[part.mesh()] = new float[Math.max(targets[part.mesh()].length, part.targets().size())];
			made.add(buffers(part));
		}
		parts = made;
		return read.problems();
	}

	private static Buffers buffers(Avatar.Part part) {
		MorphedPart morphed = new MorphedPart(part);
		int array = glGenVertexArrays();
		glBindVertexArray(array);
		int vertices = glGenBuffers();
		glBindBuffer(GL_ARRAY_BUFFER, vertices);
		glBufferData(GL_ARRAY_BUFFER, 4L * morphed.vertices().length, GL_DYNAMIC_DRAW);
		int stride = 4 * MorphedPart.STRIDE;
		glVertexAttribPointer(0, 3, GL_FLOAT, false, stride, 0);
		glVertexAttribPointer(1, 3, GL_FLOAT, false, stride, 12);
		glVertexAttribPointer(2, 1, GL_FLOAT, false, stride, 24);
		int colours = glGenBuffers();
		glBindBuffer(GL_ARRAY_BUFFER, colours);
		var paint = MemoryUtil.memAlloc(part.colours().length).put(part.colours()).flip();
		glBufferData(GL_ARRAY_BUFFER, paint, GL_STATIC_DRAW);
		MemoryUtil.memFree(paint);
		glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, true, 4, 0);
		for (int i = 0; i < 4; i++) {
			glEnableVertexAttribArray(i);
		}
		int corners = glGenBuffers();
		glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, corners);
		glBufferData(GL_ELEMENT_ARRAY_BUFFER, part.triangles(), GL_STATIC_DRAW);
		glBindVertexArray(0);
		return new Buffers(morphed, array, vertices, colours, corners,
				MemoryUtil.memAllocFloat(morphed.vertices().length));
	}

	@Override
	public ChannelSet channels() {
		return avatar.channels();
	}

	@Override
	public void pose(float[] weights) {
		if (weights.length != avatar.channels().size()) {
			throw new IllegalArgumentException("%d weights for %d channels".formatted(weights.length,
					avatar.channels().size()));
		}
		for (float[] mesh : targets) {
			Arrays.fill(mesh, 0);
		}
		for (int channel = 0; channel < weights.length; channel++) {
			if (weights[channel] != 0 && Float.isFinite(weights[channel])) {
				List<Drive> drives = avatar.drives().get(channel);
				for (int i = 0; i < drives.size(); i++) {
					Drive drive = drives.get(i);
					if (drive.mesh() < targets.length && drive.target() < targets[drive.mesh()].length) {
						targets[drive.mesh()][drive.target()] += weights[channel] * drive.weight();
					}
				}
			}
		}
	}

	@Override
	public Camera camera(Framing framing) {
		return Framings.of(avatar, framing);
	}

	@Override
	public void draw(Shot shot) {
		use();
		glViewport(shot.x(), shot.y(), shot.width(), shot.height());
		glScissor(shot.x(), shot.y(), shot.width(), shot.height());
		glEnable(GL_SCISSOR_TEST);
		glClearColor((shot.background() >> 16 & 255) / 255f, (shot.background() >> 8 & 255) / 255f,
				(shot.background() & 255) / 255f, 1);
		glDepthMask(true);
		glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
		glEnable(GL_DEPTH_TEST);
		glDisable(GL_BLEND);
		glUseProgram(program);
		shot.camera().viewProjection((double) shot.width() / shot.height(), matrix);
		shot.camera().axes(axes);
		shot.camera().eye(eye);
		glUniformMatrix4fv(glGetUniformLocation(program, "viewProjection"), false, matrix);
		glUniformMatrix3fv(glGetUniformLocation(program, "axes"), false, axes);
		glUniform3fv(glGetUniformLocation(program, "eye"), eye);
		for (Buffers part : parts) {
			part.morphed.pose(targets[part.morphed.part().mesh()]);
			upload(part);
		}
		if (shot.shading() == Shading.WIREFRAME) {
			glEnable(GL_POLYGON_OFFSET_FILL);
			glPolygonOffset(1, 1);
		}
		paint(shot.shading() == Shading.DISPLACEMENT ? HEAT : LIT);
		if (shot.shading() == Shading.WIREFRAME) {
			glDisable(GL_POLYGON_OFFSET_FILL);
			glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
			paint(LINES);
			glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
		}
		glDisable(GL_SCISSOR_TEST);
		glBindVertexArray(0);
	}

	@Override
	public byte[] read(int width, int height) {
		use();
		ByteBuffer pixels = MemoryUtil.memAlloc(width * height * 3);
		glReadBuffer(GL_BACK);
		glPixelStorei(GL_PACK_ALIGNMENT, 1);
		glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels);
		byte[] rows = new byte[width * height * 3];
		for (int y = 0; y < height; y++) {
			pixels.get((height - 1 - y) * width * 3, rows, y * width * 3, width * 3);
		}
		MemoryUtil.memFree(pixels);
		return rows;
	}

	private void upload(Buffers part) {
		if (part.morphed.takeFresh()) {
			part.staging.clear();
			part.staging.put(part.morphed.vertices()).flip();
			glBindBuffer(GL_ARRAY_BUFFER, part.vertices);
			glBufferSubData(GL_ARRAY_BUFFER, 0, part.staging);
		}
	}

	private void paint(int mode) {
		glUniform1i(glGetUniformLocation(program, "mode"), mode);
		int roughness = glGetUniformLocation(program, "roughness");
		for (Buffers part : parts) {
			glUniform1f(roughness, part.morphed.part().roughness());
			if (part.morphed.part().doubleSided()) {
				glDisable(GL_CULL_FACE);
			} else {
				glEnable(GL_CULL_FACE);
			}
			glBindVertexArray(part.array);
			glDrawElements(GL_TRIANGLES, part.morphed.part().triangles().length, GL_UNSIGNED_INT, 0);
		}
	}

	private void release() {
		for (Buffers part : parts) {
			glDeleteVertexArrays(part.array);
			glDeleteBuffers(part.vertices);
			glDeleteBuffers(part.colours);
			glDeleteBuffers(part.corners);
			MemoryUtil.memFree(part.staging);
		}
		parts = List.of();
	}

	@Override
	public void dispose() {
		if (capabilities != null) {
			use();
			release();
			glDeleteProgram(program);
			capabilities = null;
			avatar = NONE;
		}
	}
}
