package org.facewright.motion.a2f.internal.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;

/**
 * How one network of a package is to run.
 *
 * @param network   ONNX file; what else the package says lies beside it
 * @param device    id
 * @param precision wished
 * @param mostBatch greatest batch
 * @param caches    folder in which engines and calibration tables are kept
 */
public record RunPlan(Path network, String device, Precision precision, int mostBatch, Path caches) {

	/** A batch for one batch job; engines for more take memory that nobody uses. */
	public static final int USUAL_BATCH = 16;

	/**
	 * Settings for a session, in which slower devices may stand in.
	 *
	 * @throws IOException when the package's file about engines is damaged
	 */
	public SessionSettings settings() throws IOException {
		SessionSettings settings = SessionSettings.on(device).withPrecision(precision)
				.withEngineCache(caches).withProfiles(profiles()).withOtherDevices(true);
		Path table = calibration();
		return precision == Precision.INT8 && Files.isRegularFile(table) ? settings.withCalibration(table) : settings;
	}

	private List<ShapeProfile> profiles() throws IOException {
		Optional<BuildRecipe> recipe = recipe();
		return recipe.isEmpty() ? List.of() : recipe.get().profiles(mostBatch);
	}

	/** Greatest batch that an engine of this plan takes. */
	public int engineBatch() throws IOException {
		return Math.min(mostBatch, recipe().flatMap(BuildRecipe::mostBatch).orElse(mostBatch));
	}

	private Optional<BuildRecipe> recipe() throws IOException {
		Path folder = network.toAbsolutePath().getParent();
		return folder == null ? Optional.empty() : BuildRecipe.read(folder);
	}

	/** Where the table of this network's ranges is kept. */
	public Path calibration() {
		Path folder = network.toAbsolutePath().getParent();
		String name = folder == null || folder.getFileName() == null ? "network" : folder.getFileName().toString();
		return caches.resolve("calibration").resolve(name + ".table");
	}

	public RunPlan withDevice(String id) {
		return new RunPlan(network, id, precision, mostBatch, caches);
	}

	public RunPlan withPrecision(Precision wished) {
		return new RunPlan(network, device, wished, mostBatch, caches);
	}

	public RunPlan withMostBatch(int batch) {
		return new RunPlan(network, device, precision, batch, caches);
	}
}
