package org.facewright.render.gl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TexturesTest {

	@TempDir
	private Path folder = Path.of("");

	private Path avatar(String picture) throws IOException {
		String places = Base64.getEncoder().encodeToString(new byte[36]);
		String spots = Base64.getEncoder().encodeToString(new byte[24]);
		return Files.writeString(folder.resolve("small.gltf"), """
				{"asset":{"version":"2.0"},"nodes":[{"mesh":0}],
				"meshes":[{"primitives":[{"attributes":{"POSITION":0,"TEXCOORD_0":1},"material":0}]}],
				"materials":[{"name":"skin","alphaMode":"MASK","alphaCutoff":0.4,
				"pbrMetallicRoughness":{"baseColorTexture":{"index":0}},"normalTexture":{"index":0,"scale":0.5}}],
				"textures":[{"source":0}],"images":[{"uri":"%s"}],
				"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
				{"bufferView":1,"componentType":5126,"count":3,"type":"VEC2"}],
				"bufferViews":[{"buffer":0,"byteLength":36},{"buffer":1,"byteLength":24}],
				"buffers":[{"byteLength":36,"uri":"data:application/octet-stream;base64,%s"},
				{"byteLength":24,"uri":"data:application/octet-stream;base64,%s"}]}""".formatted(picture, places,
				spots));
	}

	@Test
	void picturesOfAMaterialAreRead() throws IOException {
		BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(3, 1, 0x80FF8040);
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(image, "png", png);
		Avatar avatar = AvatarReader
				.read(avatar("data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray())));
		Avatar.Part part = avatar.parts().getFirst();
		Avatar.Picture picture = part.texture().orElseThrow();
		assertThat(picture.width()).isEqualTo(4);
		assertThat(picture.height()).isEqualTo(2);
		assertThat(picture.rgba()).hasSize(32).endsWith((byte) 0xFF, (byte) 0x80, (byte) 0x40, (byte) 0x80);
		assertThat(part.spots()).hasSize(6);
		assertThat(part.bumps()).isPresent();
		assertThat(part.bumpScale()).isEqualTo(0.5f);
		assertThat(part.cutoff()).isEqualTo(0.4f);
		assertThat(avatar.problems()).noneMatch(problem -> problem.code().equals("avatar.texture"));
	}

	@Test
	void aPictureThatCantBeReadIsToldAndThePartStaysPlain() throws IOException {
		Avatar avatar = AvatarReader.read(avatar("missing.png"));
		assertThat(avatar.parts().getFirst().texture()).isEmpty();
		assertThat(avatar.problems()).anySatisfy(problem -> {
			assertThat(problem.code()).isEqualTo("avatar.texture");
			assertThat(problem.toString()).contains("small.gltf").contains("missing.png");
		});
	}

	@Test
	void aPictureOutsideOfTheAvatarsFolderIsNotOpened() throws IOException {
		Avatar avatar = AvatarReader.read(avatar("../../../../etc/hostname"));
		assertThat(avatar.parts().getFirst().texture()).isEmpty();
		assertThat(avatar.problems()).anyMatch(problem -> problem.toString().contains("outside"));
	}
}
