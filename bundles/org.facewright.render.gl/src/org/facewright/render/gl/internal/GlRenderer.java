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
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryUtil;

import org.facewright.api.render.Area;
import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;
import org.facewright.api.render.Lights;
import org.facewright.api.render.Look;
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
			layout(location = 4) in vec2 spot;
			uniform mat4 viewProjection;
			uniform mat3 turn;
			uniform vec3 pivot;
			uniform vec2 neck;
			out vec3 place;
			out vec3 normal;
			out float distance_;
			out vec3 albedo;
			out vec2 uv;
			void main() {
				float share = smoothstep(neck.x, neck.y, position.y);
				place = mix(position, turn * (position - pivot) + pivot, share);
				normal = mix(direction, turn * direction, share);
				distance_ = moved;
				albedo = paint.rgb * paint.rgb;
				uv = spot;
				gl_Position = viewProjection * vec4(place, 1.0);
			}
			""";
	/*
	 * Diffuse light is wrapped around the terminator, red farthest, as light that has travelled under skin; highlights
	 * are those of Trowbridge and Reitz with Smith's shadowing in Schlick's form and Schlick's Fresnel term (Akenine-Möller
	 * et al., Real-Time Rendering, 9.8), on skin in two lobes; tones are pressed by the rational curve of Narkowicz (2015).
	 * Bumps are laid on without tangents, by the derivatives of place and spot (Mikkelsen, 2010).
	 */
	private static final String FRAGMENT = """
			#version 330 core
			in vec3 place;
			in vec3 normal;
			in float distance_;
			in vec3 albedo;
			in vec2 uv;
			uniform vec3 eye;
			uniform vec3 lamps[3];
			uniform vec3 bright;
			uniform float roughness;
			uniform int mode;
			uniform vec4 ghost;
			uniform sampler2D colours;
			uniform sampler2D bumps;
			uniform ivec2 has;
			uniform float bumpScale;
			uniform float cutoff;
			out vec4 colour;
			const vec3 TINT[3] = vec3[3](vec3(1.00, 0.955, 0.895) * 0.98, vec3(0.66, 0.76, 1.00) * 0.36,
				vec3(1.00, 0.93, 0.85) * 0.85);
			vec3 heat(float millimetres) {
				float t = clamp(millimetres / 12.0, 0.0, 1.0);
				vec3 rest = vec3(0.30, 0.31, 0.33);
				vec3 warm = vec3(smoothstep(0.45, 0.75, t), smoothstep(0.10, 0.40, t) - smoothstep(0.70, 1.0, t),
					1.0 - smoothstep(0.25, 0.50, t));
				return mix(rest, warm * 0.75, smoothstep(0.0, 0.10, t));
			}
			vec3 bumped(vec3 n) {
				vec3 dx = dFdx(place);
				vec3 dy = dFdy(place);
				vec2 sx = dFdx(uv);
				vec2 sy = dFdy(uv);
				vec3 along = cross(dy, n) * sx.x + cross(n, dx) * sy.x;
				vec3 across = cross(dy, n) * sx.y + cross(n, dx) * sy.y;
				float size = inversesqrt(max(max(dot(along, along), dot(across, across)), 1e-30));
				vec3 b = texture(bumps, uv).xyz * 2.0 - 1.0;
				b.xy *= bumpScale;
				return normalize(along * size * b.x - across * size * b.y + n * b.z);
			}
			float lobe(float nl, float nv, float nh, float rough) {
				float a = max(rough * rough, 0.004);
				float d = nh * nh * (a * a - 1.0) + 1.0;
				float k = a * 0.5;
				return a * a / (3.14159 * d * d) / (4.0 * mix(nl, 1.0, k) * mix(nv, 1.0, k));
			}
			void main() {
				if (mode == 3) {
					colour = vec4(0.06, 0.07, 0.09, 1.0);
					return;
				}
				vec4 painted = has.x > 0 ? texture(colours, uv) : vec4(1.0);
				if (painted.a < cutoff) {
					discard;
				}
				vec3 v = normalize(eye - place);
				vec3 n = normalize(gl_FrontFacing ? normal : -normal);
				if (has.y > 0 && mode != 2) {
					n = bumped(n);
				}
				vec3 base = mode == 2 ? heat(distance_) : albedo * pow(painted.rgb, vec3(2.2));
				float soft = mode == 2 ? 0.0 : smoothstep(0.30, 0.50, roughness);
				vec3 wrap = mix(vec3(0.02), vec3(0.34, 0.18, 0.12), soft);
				float nv = max(dot(n, v), 0.02);
				vec3 light = mix(vec3(0.115, 0.095, 0.085), vec3(0.235, 0.245, 0.275), 0.5 + 0.5 * n.y);
				vec3 shine = vec3(0.0);
				for (int i = 0; i < 3; i++) {
					vec3 l = lamps[i];
					float cosine = dot(n, l);
					vec3 tint = TINT[i] * bright[i];
					light += tint * max((vec3(cosine) + wrap) / (vec3(1.0) + wrap), 0.0);
					float nl = max(cosine, 0.0);
					vec3 h = normalize(l + v);
					float nh = max(dot(n, h), 0.0);
					float fresnel = 0.028 + 0.972 * pow(1.0 - max(dot(h, v), 0.0), 5.0);
					float spread = lobe(nl, nv, nh, roughness);
					float skin = 0.72 * lobe(nl, nv, nh, 0.62) + 0.28 * lobe(nl, nv, nh, 0.36);
					shine += tint * nl * min(fresnel * mix(spread, skin, soft) * 3.0, 6.0) * (i == 2 ? 1.0 - 0.9 * soft : 1.0);
				}
				float window = smoothstep(0.88, 0.94, reflect(-v, n).y + 0.55 * reflect(-v, n).x);
				shine += window * (1.0 - smoothstep(0.06, 0.12, roughness)) * 0.55 * bright.x;
				float edge = pow(1.0 - nv, 4.0);
				vec3 lit = base * light + shine * (mode == 2 ? 0.2 : 1.0) + edge * 0.045 * vec3(0.8, 0.85, 1.0) * soft;
				lit *= 0.92;
				lit = lit * (2.51 * lit + 0.03) / (lit * (2.43 * lit + 0.59) + 0.14);
				lit = pow(clamp(lit, 0.0, 1.0), vec3(1.0 / 2.2));
				colour = vec4(lit, 1.0);
				if (ghost.a > 0.0) {
					float grey = dot(lit, vec3(0.3, 0.6, 0.1));
					colour = vec4(mix(lit, ghost.rgb * (0.35 + grey), 0.75), ghost.a);
				}
			}
			""";
	/** Where the lamps are, seen from the camera's target: key, fill, rim. */
	private static final float[][] LAMPS = { { 0.52f, 0.52f, 0.68f }, { -0.90f, 0.10f, 0.45f },
			{ -0.35f, 0.60f, -0.75f } };
	private static final float[] GHOST = { 1.0f, 0.62f, 0.20f };
	private static final int SAMPLES = 4;
	/** Parts of the names of renderers that draw on the processor. */
	private static final List<String> SOFTWARE = List.of("llvmpipe", "softpipe", "swrast", "swiftshader",
			"gdi generic");
	private static final int LIT = 0;
	private static final int HEAT = 2;
	private static final int LINES = 3;

	/** What a part has in the context. */
	private record Buffers(MorphedPart morphed, int array, int vertices, int colours, int spots, int corners,
			int picture, int bumps, FloatBuffer staging) {
	}

	/** A surface of our own: smoothed, and what comes of it as plain pixels. */
	private record Surface(int width, int height, int smooth, int colour, int depth, int plain, int pixels) {
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
	private final float[] turn = { 1, 0, 0, 0, 1, 0, 0, 0, 1 };
	private final float[] lamps = new float[9];
	private Framings.Neck neck = new Framings.Neck(0, 0, 0, -1, 0);
	private @Nullable Surface surface;

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
		neck = Framings.neck(read);
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
		int spots = 0;
		if (part.texture().isPresent() || part.bumps().isPresent()) {
			spots = glGenBuffers();
			glBindBuffer(GL_ARRAY_BUFFER, spots);
			glBufferData(GL_ARRAY_BUFFER, part.spots(), GL_STATIC_DRAW);
			glVertexAttribPointer(4, 2, GL_FLOAT, false, 8, 0);
			glEnableVertexAttribArray(4);
		}
		int corners = glGenBuffers();
		glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, corners);
		glBufferData(GL_ELEMENT_ARRAY_BUFFER, part.triangles(), GL_STATIC_DRAW);
		glBindVertexArray(0);
		return new Buffers(morphed, array, vertices, colours, spots, corners, texture(part.texture()),
				texture(part.bumps()), MemoryUtil.memAllocFloat(morphed.vertices().length));
	}

	private static int texture(Optional<Avatar.Picture> picture) {
		if (picture.isEmpty()) {
			return 0;
		}
		int texture = glGenTextures();
		glBindTexture(GL_TEXTURE_2D, texture);
		ByteBuffer pixels = MemoryUtil.memAlloc(picture.get().rgba().length).put(picture.get().rgba()).flip();
		glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
		glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.get().width(), picture.get().height(), 0, GL_RGBA,
				GL_UNSIGNED_BYTE, pixels);
		MemoryUtil.memFree(pixels);
		glGenerateMipmap(GL_TEXTURE_2D);
		glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
		glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
		glBindTexture(GL_TEXTURE_2D, 0);
		return texture;
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
	public void turnHead(float yaw, float pitch, float roll) {
		double cy = Math.cos(yaw);
		double sy = Math.sin(yaw);
		double cp = Math.cos(pitch);
		double sp = Math.sin(pitch);
		double cr = Math.cos(roll);
		double sr = Math.sin(roll);
		// about y, x and z, column by column
		turn[0] = (float) (cy * cr + sy * sp * sr);
		turn[1] = (float) (cp * sr);
		turn[2] = (float) (-sy * cr + cy * sp * sr);
		turn[3] = (float) (-cy * sr + sy * sp * cr);
		turn[4] = (float) (cp * cr);
		turn[5] = (float) (sy * sr + cy * sp * cr);
		turn[6] = (float) (sy * cp);
		turn[7] = (float) -sp;
		turn[8] = (float) (cy * cp);
	}

	@Override
	public void surface(int width, int height) {
		use();
		Surface old = surface;
		if (old != null && (old.width != width || old.height != height)) {
			release(old);
			surface = null;
		}
		if (width <= 0 || height <= 0) {
			glBindFramebuffer(GL_FRAMEBUFFER, 0);
		} else if (old == null || surface == null) {
			surface = surfaceOf(width, height);
		} else {
			glBindFramebuffer(GL_FRAMEBUFFER, old.smooth);
		}
	}

	private static Surface surfaceOf(int width, int height) {
		int largest = Math.min(glGetInteger(GL_MAX_RENDERBUFFER_SIZE), glGetInteger(GL_MAX_VIEWPORT_DIMS));
		if (width > largest || height > largest) {
			throw new IllegalArgumentException(
					"pictures of %d × %d are too large for this display, which draws at most %d"
							.formatted(width, height, largest));
		}
		int samples = Math.min(SAMPLES, glGetInteger(GL_MAX_SAMPLES));
		int smooth = glGenFramebuffers();
		glBindFramebuffer(GL_FRAMEBUFFER, smooth);
		int colour = storage(samples, GL_RGBA8, width, height, GL_COLOR_ATTACHMENT0);
		int depth = storage(samples, GL_DEPTH_COMPONENT24, width, height, GL_DEPTH_ATTACHMENT);
		boolean whole = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
		int plain = glGenFramebuffers();
		glBindFramebuffer(GL_FRAMEBUFFER, plain);
		int pixels = storage(0, GL_RGBA8, width, height, GL_COLOR_ATTACHMENT0);
		whole &= glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
		Surface made = new Surface(width, height, smooth, colour, depth, plain, pixels);
		if (!whole) {
			release(made);
			throw new IllegalArgumentException(
					"pictures of %d × %d can't be drawn on this display; choose a smaller size"
							.formatted(width, height));
		}
		glBindFramebuffer(GL_FRAMEBUFFER, smooth);
		return made;
	}

	private static int storage(int samples, int kind, int width, int height, int use) {
		int buffer = glGenRenderbuffers();
		glBindRenderbuffer(GL_RENDERBUFFER, buffer);
		glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, kind, width, height);
		glFramebufferRenderbuffer(GL_FRAMEBUFFER, use, GL_RENDERBUFFER, buffer);
		return buffer;
	}

	private static void release(Surface old) {
		glBindFramebuffer(GL_FRAMEBUFFER, 0);
		glDeleteFramebuffers(old.smooth);
		glDeleteFramebuffers(old.plain);
		glDeleteRenderbuffers(old.colour);
		glDeleteRenderbuffers(old.depth);
		glDeleteRenderbuffers(old.pixels);
	}

	@Override
	public void draw(Shot shot) {
		use();
		Area frame = shot.frame();
		Area clip = shot.clip();
		Look look = shot.look();
		boolean ghost = shot.ghost() > 0;
		glViewport(frame.x(), frame.y(), frame.width(), frame.height());
		glScissor(clip.x(), clip.y(), clip.width(), clip.height());
		glEnable(GL_SCISSOR_TEST);
		glClearColor((look.background() >> 16 & 255) / 255f, (look.background() >> 8 & 255) / 255f,
				(look.background() & 255) / 255f, 1);
		glDepthMask(true);
		glClear(ghost ? GL_DEPTH_BUFFER_BIT : GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
		glEnable(GL_DEPTH_TEST);
		glDepthFunc(GL_LEQUAL);
		glDisable(GL_BLEND);
		glUseProgram(program);
		shot.camera().viewProjection((double) frame.width() / frame.height(), matrix);
		shot.camera().axes(axes);
		shot.camera().eye(eye);
		glUniformMatrix4fv(uniform("viewProjection"), false, matrix);
		glUniformMatrix3fv(uniform("turn"), false, turn);
		glUniform3f(uniform("pivot"), neck.x(), neck.y(), neck.z());
		glUniform2f(uniform("neck"), neck.low(), neck.high());
		glUniform3fv(uniform("eye"), eye);
		light(look.lights());
		glUniform4f(uniform("ghost"), GHOST[0], GHOST[1], GHOST[2], shot.ghost());
		for (Buffers part : parts) {
			part.morphed.pose(targets[part.morphed.part().mesh()]);
			upload(part);
		}
		int mode = look.shading() == Shading.DISPLACEMENT ? HEAT : LIT;
		if (ghost) {
			// first how near, then the colours of what is nearest only
			glColorMask(false, false, false, false);
			paint(mode);
			glColorMask(true, true, true, true);
			glEnable(GL_BLEND);
			glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
			paint(mode);
			glDisable(GL_BLEND);
		} else if (look.shading() == Shading.WIREFRAME) {
			glEnable(GL_POLYGON_OFFSET_FILL);
			glPolygonOffset(1, 1);
			paint(mode);
			glDisable(GL_POLYGON_OFFSET_FILL);
			glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
			paint(LINES);
			glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
		} else {
			paint(mode);
		}
		glDisable(GL_SCISSOR_TEST);
		glBindVertexArray(0);
	}

	private int uniform(String name) {
		return glGetUniformLocation(program, name);
	}

	private void light(Lights lights) {
		double cos = Math.cos(lights.turn());
		double sin = Math.sin(lights.turn());
		for (int i = 0; i < LAMPS.length; i++) {
			double x = LAMPS[i][0] * cos + LAMPS[i][2] * sin;
			double y = LAMPS[i][1];
			double z = LAMPS[i][2] * cos - LAMPS[i][0] * sin;
			double length = Math.sqrt(x * x + y * y + z * z);
			for (int axis = 0; axis < 3; axis++) {
				lamps[i * 3 + axis] = (float) ((x * axes[axis] + y * axes[3 + axis] + z * axes[6 + axis]) / length);
			}
		}
		glUniform3fv(uniform("lamps"), lamps);
		glUniform3f(uniform("bright"), lights.key(), lights.fill(), lights.rim());
	}

	@Override
	public void fill(Area area, int colour) {
		use();
		glScissor(area.x(), area.y(), area.width(), area.height());
		glEnable(GL_SCISSOR_TEST);
		glClearColor((colour >> 16 & 255) / 255f, (colour >> 8 & 255) / 255f, (colour & 255) / 255f, 1);
		glClear(GL_COLOR_BUFFER_BIT);
		glDisable(GL_SCISSOR_TEST);
	}

	@Override
	public byte[] read(int width, int height) {
		use();
		Surface own = surface;
		if (own != null) {
			glBindFramebuffer(GL_READ_FRAMEBUFFER, own.smooth);
			glBindFramebuffer(GL_DRAW_FRAMEBUFFER, own.plain);
			glBlitFramebuffer(0, 0, own.width, own.height, 0, 0, own.width, own.height, GL_COLOR_BUFFER_BIT,
					GL_NEAREST);
			glBindFramebuffer(GL_READ_FRAMEBUFFER, own.plain);
			glReadBuffer(GL_COLOR_ATTACHMENT0);
		} else {
			glReadBuffer(GL_BACK);
		}
		ByteBuffer pixels = MemoryUtil.memAlloc(width * height * 3);
		glPixelStorei(GL_PACK_ALIGNMENT, 1);
		glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels);
		byte[] rows = new byte[width * height * 3];
		for (int y = 0; y < height; y++) {
			pixels.get((height - 1 - y) * width * 3, rows, y * width * 3, width * 3);
		}
		MemoryUtil.memFree(pixels);
		if (own != null) {
			glBindFramebuffer(GL_FRAMEBUFFER, own.smooth);
		}
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
		glUniform1i(uniform("mode"), mode);
		glUniform1i(uniform("colours"), 0);
		glUniform1i(uniform("bumps"), 1);
		int roughness = uniform("roughness");
		int has = uniform("has");
		int bumpScale = uniform("bumpScale");
		int cutoff = uniform("cutoff");
		for (Buffers part : parts) {
			Avatar.Part shown = part.morphed.part();
			glUniform1f(roughness, shown.roughness());
			glUniform2i(has, part.picture == 0 ? 0 : 1, part.bumps == 0 ? 0 : 1);
			glUniform1f(bumpScale, shown.bumpScale());
			glUniform1f(cutoff, shown.cutoff());
			glActiveTexture(GL_TEXTURE1);
			glBindTexture(GL_TEXTURE_2D, part.bumps);
			glActiveTexture(GL_TEXTURE0);
			glBindTexture(GL_TEXTURE_2D, part.picture);
			if (shown.doubleSided()) {
				glDisable(GL_CULL_FACE);
			} else {
				glEnable(GL_CULL_FACE);
			}
			glBindVertexArray(part.array);
			glDrawElements(GL_TRIANGLES, shown.triangles().length, GL_UNSIGNED_INT, 0);
		}
		glBindTexture(GL_TEXTURE_2D, 0);
	}

	private void release() {
		for (Buffers part : parts) {
			glDeleteVertexArrays(part.array);
			glDeleteBuffers(part.vertices);
			glDeleteBuffers(part.colours);
			glDeleteBuffers(part.spots);
			glDeleteBuffers(part.corners);
			glDeleteTextures(part.picture);
			glDeleteTextures(part.bumps);
			MemoryUtil.memFree(part.staging);
		}
		parts = List.of();
	}

	@Override
	public void dispose() {
		if (capabilities != null) {
			use();
			release();
			Surface own = surface;
			if (own != null) {
				release(own);
				surface = null;
			}
			glUseProgram(0); // what is in use is not deleted
			glDeleteProgram(program);
			capabilities = null;
			avatar = NONE;
		}
	}
}
