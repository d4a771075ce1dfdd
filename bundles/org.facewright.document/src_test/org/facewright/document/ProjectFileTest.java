package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {

	@TempDir
	Path folder;

	@Test
	void readsBackEverythingItSaved() throws IOException {
		ProjectFile saved = Sample.full();
		saved.save(folder.resolve("a.fwz"));
		List<Object> before = Contents.of(saved.project());
		Project opened = ProjectFile.open(folder.resolve("a.fwz")).project();
		// hash and schema version come with the save
		assertThat(opened.getAssets().getFirst().getSha256())
				.isEqualTo(saved.project().getAssets().getFirst().getAudio().sha256());
		opened.getAssets().getFirst().setSha256(null);
		assertThat(Contents.of(opened)).isEqualTo(before);
	}

	@Test
	void readsNoClipBeforeItIsAskedFor() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		Stored<MotionClip> clip = clip(ProjectFile.open(folder.resolve("a.fwz")).project());
		assertThat(clip.loaded()).isEmpty();
		MotionClip first = clip.load();
		assertThat(clip.load()).isSameAs(first);
		assertThat(clip.loaded()).containsSame(first);
	}

	@Test
	void givesEveryThreadTheSameClip() throws Exception {
		Sample.full().save(folder.resolve("a.fwz"));
		Stored<MotionClip> clip = clip(ProjectFile.open(folder.resolve("a.fwz")).project());
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<MotionClip>> loads = new ArrayList<>();
			for (int i = 0; i < 32; i++) {
				loads.add(threads.submit(clip::load));
			}
			for (Future<MotionClip> load : loads) {
				assertThat(load.get()).isSameAs(clip.load());
			}
		}
	}

	@Test
	void givesTheSameBytesForTheSameProject() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		Sample.full().save(folder.resolve("b.fwz"));
		ProjectFile.open(folder.resolve("a.fwz")).save(folder.resolve("c.fwz"));
		ProjectFile again = ProjectFile.open(folder.resolve("a.fwz"));
		again.save();
		byte[] expected = Files.readAllBytes(folder.resolve("a.fwz"));
		assertThat(folder.resolve("b.fwz")).hasBinaryContent(expected);
		assertThat(folder.resolve("c.fwz")).hasBinaryContent(expected);
	}

	@Test
	void beginsWithItsMediaTypeAndStoresSoundAsItIs() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		byte[] bytes = Files.readAllBytes(folder.resolve("a.fwz"));
		assertThat(new String(bytes, 30, 46, StandardCharsets.US_ASCII))
				.isEqualTo("mimetypeapplication/vnd.facewright.project+zip");
		try (ZipFile zip = new ZipFile(folder.resolve("a.fwz").toFile())) {
			List<String> names = zip.stream().map(ZipEntry::getName).toList();
			assertThat(names.subList(0, 2)).containsExactly("mimetype", "document.xmi");
			assertThat(names.subList(2, names.size())).isSorted().hasSize(5)
					.allMatch(name -> name.matches("(audio|keys|motion|speech)/[0-9a-f]{64}\\.(wav|key|mot|lanes)"));
			ZipEntry sound = zip.getEntry(names.get(2));
			assertThat(sound.getMethod()).isEqualTo(ZipEntry.STORED);
			assertThat(zip.getInputStream(sound).readAllBytes()).isEqualTo(Sample.wav(800));
		}
	}

	@Test
	void storesAConstantChunkAsOneValue() throws IOException {
		ProjectFile file = ProjectFile.create("still", FrameRate.FPS_60);
		ChannelSet channels = ChannelSet.weights(List.of("a", "b"));
		Sample.addTake(file.project(), "t", MotionClip.of(FrameRate.FPS_60, channels,
				List.of(SampleColumn.constant(1, 1_000_000),
						SampleColumn.constant(Float.NaN, 1_000_000))));
		file.save(folder.resolve("a.fwz"));
		assertThat(Files.size(folder.resolve("a.fwz"))).isLessThan(10_000);
		MotionClip read = clip(ProjectFile.open(folder.resolve("a.fwz")).project()).load();
		assertThat(read.column(0).get(999_999)).isEqualTo(1);
		assertThat(read.column(1).get(999_999)).isNaN();
	}

	@Test
	void readsClipsFromWhereTheProjectWasSavedLast() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		ProjectFile file = ProjectFile.open(folder.resolve("a.fwz"));
		file.save(folder.resolve("b.fwz"));
		Files.delete(folder.resolve("a.fwz"));
		assertThat(file.path()).contains(folder.resolve("b.fwz"));
		assertThat(clip(file.project()).load()).isEqualTo(Sample.clip(Sample.FEW, 9000, 1));
	}

	@Test
	void keepsWhatSomebodyHoldsBeyondASaveWithoutIt() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		ProjectFile file = ProjectFile.open(folder.resolve("a.fwz"));
		Layer removed = file.project().getTakes().getFirst().getTracks().getFirst().getLayers().removeFirst();
		AudioAsset sound = file.project().getAssets().getFirst();
		file.project().getTakes().getFirst().setAudio(null);
		file.project().getTakes().getFirst().setAudioStart(0);
		file.project().getAssets().remove(sound);
		file.save();
		try (ZipFile zip = new ZipFile(folder.resolve("a.fwz").toFile())) {
			assertThat(zip.stream()).noneMatch(entry -> entry.getName().startsWith("motion/"))
					.noneMatch(entry -> entry.getName().startsWith("audio/"));
		}
		file.project().getTakes().getFirst().getTracks().getFirst().getLayers().addFirst(removed);
		file.project().getAssets().add(sound);
		file.save();
		Project again = ProjectFile.open(folder.resolve("a.fwz")).project();
		assertThat(clip(again).load()).isEqualTo(Sample.clip(Sample.FEW, 9000, 1));
		assertThat(again.getAssets().getFirst().getAudio().open().readAllBytes()).isEqualTo(Sample.wav(800));
	}

	@Test
	void takesOverContentsOfAnotherProject() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		ProjectFile from = ProjectFile.open(folder.resolve("a.fwz"));
		ProjectFile to = ProjectFile.create("other", FrameRate.FPS_30);
		SolvedMotion taken = (SolvedMotion) from.project().getTakes().getFirst().getTracks().getFirst().getLayers()
				.getFirst().getContent();
		Layer layer = Sample.addTake(to.project(), "t", Sample.clip(Sample.FEW, 10, 2));
		((SolvedMotion) layer.getContent()).setClip(taken.getClip());
		to.save(folder.resolve("b.fwz"));
		Files.delete(folder.resolve("a.fwz"));
		assertThat(clip(to.project()).load()).isEqualTo(Sample.clip(Sample.FEW, 9000, 1));
	}

	@Test
	void needsAnImportedSoundFileNoLongerThanUntilTheSave() throws IOException {
		Path wav = Files.write(folder.resolve("in.wav"), Sample.wav(100));
		ProjectFile file = Sample.full();
		file.project().getAssets().getFirst().setAudio(AudioData.of(wav));
		file.save(folder.resolve("a.fwz"));
		Files.delete(wav);
		assertThat(file.project().getAssets().getFirst().getAudio().open().readAllBytes()).isEqualTo(Sample.wav(100));
		file.save();
		assertThat(ProjectFile.open(folder.resolve("a.fwz")).project().getAssets().getFirst().getAudio().size())
				.isEqualTo(244);
	}

	@Test
	void refusesASoundFileThatChangedSinceItsImport() throws IOException {
		Path wav = Files.write(folder.resolve("in.wav"), Sample.wav(100));
		ProjectFile file = Sample.full();
		file.project().getAssets().getFirst().setAudio(AudioData.of(wav));
		Files.write(wav, Sample.wav(101));
		assertThatThrownBy(() -> file.save(folder.resolve("a.fwz"))).isInstanceOf(IOException.class)
				.hasMessageContaining("in.wav was changed since it was imported");
		assertThat(folder).isDirectoryNotContaining("glob:**a.fwz*");
	}

	@Test
	void keepsFiltersAndValuesThatNobodyKnows() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		ProjectFile.open(folder.resolve("a.fwz")).save(folder.resolve("b.fwz"));
		FilterUse filter = ProjectFile.open(folder.resolve("b.fwz")).project().getTakes().getFirst().getTracks()
				.getFirst().getLayers().getFirst().getFilters().getFirst();
		assertThat(filter.getFilterId()).isEqualTo("studio.unheard-of");
		assertThat(filter.getValues().getFirst().getName()).isEqualTo("strange");
		assertThat(filter.getValues().getFirst().getText()).isEqualTo("a\tb\n\"c\" <d> ü");
	}

	@Test
	void leavesTheOldFileWhenASaveFails() throws IOException {
		ProjectFile file = Sample.full();
		file.save(folder.resolve("a.fwz"));
		byte[] before = Files.readAllBytes(folder.resolve("a.fwz"));
		file.project().setName("no \u0001 in XML");
		assertThatThrownBy(file::save).isInstanceOf(IOException.class);
		assertThat(folder.resolve("a.fwz")).hasBinaryContent(before);
		assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".saving"));
	}

	@Test
	void refusesToSaveWhatItWouldNotOpen() {
		ProjectFile file = Sample.full();
		file.project().getTakes().getFirst().getTracks().getFirst().setChannels(ChannelSet.weights(List.of("other")));
		assertThatThrownBy(() -> file.save(folder.resolve("a.fwz"))).isInstanceOf(IOException.class)
				.hasMessageContaining("take 'Line 1', track 'Face', layer 'Solve' has the channel 'jawOpen'");
	}

	@Test
	void saysThatTheFolderIsMissing() {
		assertThatThrownBy(() -> Sample.full().save(folder.resolve("none/a.fwz"))).isInstanceOf(IOException.class)
				.hasMessageEndingWith("its folder does not exist");
	}

	@Test
	void savesThroughALink() throws IOException {
		Sample.full().save(folder.resolve("real.fwz"));
		Path link = Files.createSymbolicLink(folder.resolve("link.fwz"), folder.resolve("real.fwz"));
		ProjectFile file = ProjectFile.open(link);
		file.project().setName("changed");
		file.save(link);
		assertThat(link).isSymbolicLink();
		assertThat(ProjectFile.open(folder.resolve("real.fwz")).project().getName()).isEqualTo("changed");
	}

	@Test
	void removesWhatAKilledSaveLeftLongAgo() throws IOException {
		Path old = Files.writeString(folder.resolve(".a.fwz.1-1.saving"), "x");
		Files.setLastModifiedTime(old, FileTime.fromMillis(0));
		Path young = Files.writeString(folder.resolve(".a.fwz.2-1.saving"), "x");
		Sample.full().save(folder.resolve("a.fwz"));
		assertThat(old).doesNotExist();
		assertThat(young).exists();
	}

	@Test
	void keepsThePermissionsOfTheFile() throws IOException {
		Path path = folder.resolve("a.fwz");
		Sample.full().save(path);
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
		ProjectFile.open(path).save();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-rw-r--");
	}

	@Test
	void opensWhatItSavedHoweverLargeAndMonotonous() throws IOException {
		ProjectFile file = ProjectFile.create("x", FrameRate.FPS_60);
		for (int i = 0; i < 3000; i++) {
			Take take = Sample.NEW.createTake();
			take.setTranscript("& < \n \t ".repeat(40));
			file.project().getTakes().add(take);
		}
		file.project().getTakes().getFirst().setTranscript("a".repeat(4 << 20));
		file.save(folder.resolve("a.fwz"));
		Project opened = ProjectFile.open(folder.resolve("a.fwz")).project();
		assertThat(opened.getTakes()).hasSize(3000);
		assertThat(opened.getTakes().getFirst().getTranscript()).hasSize(4 << 20);
		assertThat(opened.getTakes().getLast().getTranscript()).isEqualTo("& < \n \t ".repeat(40));
	}

	@Test
	void refusesToSaveMoreThanItWouldOpen() {
		ProjectFile file = ProjectFile.create("a".repeat(33 << 20), FrameRate.FPS_60);
		assertThatThrownBy(() -> file.save(folder.resolve("a.fwz"))).isInstanceOf(IOException.class)
				.hasMessageContaining("more takes than a project can hold");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void savesWhatIsInMemoryWhenItsFileIsGone() throws IOException {
		Sample.full().save(folder.resolve("a.fwz"));
		byte[] whole = Files.readAllBytes(folder.resolve("a.fwz"));
		ProjectFile file = ProjectFile.open(folder.resolve("a.fwz"));
		Contents.of(file.project());
		file.project().getAssets().getFirst().setAudio(AudioData.of(Sample.wav(800)));
		Files.delete(folder.resolve("a.fwz"));
		file.save();
		assertThat(folder.resolve("a.fwz")).hasBinaryContent(whole);
	}

	@Test
	void readsClipsWhileItIsSavedOverAndOver() throws Exception {
		Sample.full().save(folder.resolve("a.fwz"));
		MotionClip expected = Sample.clip(Sample.FEW, 9000, 1);
		AtomicBoolean saving = new AtomicBoolean(true);
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			Future<?> saver = threads.submit(() -> {
				ProjectFile file = ProjectFile.open(folder.resolve("a.fwz"));
				for (int i = 0; i < 50; i++) {
					file.project().setName("name " + i);
					file.save();
				}
				saving.set(false);
				return null;
			});
			Future<Integer> reader = threads.submit(() -> {
				int reads = 0;
				while (saving.get()) {
					assertThat(clip(ProjectFile.open(folder.resolve("a.fwz")).project()).load()).isEqualTo(expected);
					reads++;
				}
				return reads;
			});
			saver.get();
			assertThat(reader.get()).isPositive();
		}
	}

	@Test
	void numbersIdsInOrder() throws IOException {
		ProjectFile file = Sample.full();
		ProjectIds.assign(file.project());
		var track = file.project().getTakes().getFirst().getTracks().getFirst();
		track.getLayers().removeFirst();
		Layer added = Sample.layer("new", track);
		ProjectIds.assign(file.project());
		assertThat(track.getLayers().getFirst().getId()).isEqualTo("layer-2");
		assertThat(added.getId()).isEqualTo("layer-4");
	}

	private static Stored<MotionClip> clip(Project project) {
		return ((SolvedMotion) project.getTakes().getFirst().getTracks().getFirst().getLayers().getFirst().getContent())
				.getClip();
	}
}
