package org.facewright.operations.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * How much of the visemes a face shows: balanced accuracy of a linear discriminant on the weights at phone centres, its
 * covariance shrunk by a tenth to a sphere, five-fold. Recordings go to the folds in turn; fewer than five recordings
 * are cut into stretches of {@value #STRETCH} phones that do.
 */
final class VisemeProbe {

	private static final int FOLDS = 5;
	private static final int STRETCH = 20;
	private static final double SHRINKAGE = 0.1;

	private final List<double[]> rows = new ArrayList<>();
	private final List<Integer> classes = new ArrayList<>();
	private final List<Integer> folds = new ArrayList<>();

	static double accuracy(List<SpokenTrack> tracks) {
		VisemeProbe probe = new VisemeProbe();
		int phones = 0;
		for (int index = 0; index < tracks.size(); index++) {
			SpokenTrack track = tracks.get(index);
			for (SpokenTrack.Phone phone : track.phones()) {
				int viseme = PhoneClasses.viseme(phone.name());
				if (viseme >= 0) {
					probe.rows.add(track.weights(MouthScore.frame(phone.middle(), track.frames())));
					probe.classes.add(viseme);
					probe.folds.add((tracks.size() >= FOLDS ? index : phones / STRETCH) % FOLDS);
					phones++;
				}
			}
		}
		return probe.accuracy();
	}

	private double accuracy() {
		int[] guessed = new int[rows.size()];
		Arrays.fill(guessed, -1);
		for (int fold = 0; fold < FOLDS; fold++) {
			guess(fold, guessed);
		}
		double sum = 0;
		TreeSet<Integer> names = new TreeSet<>(classes);
		for (int name : names) {
			double right = 0;
			double count = 0;
			for (int i = 0; i < guessed.length; i++) {
				if (classes.get(i) == name) {
					count++;
					right += guessed[i] == name ? 1 : 0;
				}
			}
			sum += right / count;
		}
		return names.isEmpty() ? Double.NaN : sum / names.size();
	}

	private void guess(int held, int[] guessed) {
		List<Integer> training = new ArrayList<>();
		TreeSet<Integer> names = new TreeSet<>();
		for (int i = 0; i < rows.size(); i++) {
			if (folds.get(i) != held) {
				training.add(i);
				names.add(classes.get(i));
			}
		}
		if (names.size() < 2) {
			return;
		}
		int size = LipGeometry.WEIGHTS.size();
		double[][] means = new double[names.last() + 1][size];
		int[] counts = new int[means.length];
		for (int i : training) {
			counts[classes.get(i)]++;
			for (int k = 0; k < size; k++) {
				means[classes.get(i)][k] += rows.get(i)[k];
			}
		}
		for (int name : names) {
			for (int k = 0; k < size; k++) {
				means[name][k] /= counts[name];
			}
		}
		double[][] solved = solve(covariance(training, means), names.stream().map(name -> means[name]).toList());
		List<Integer> order = List.copyOf(names);
		for (int i = 0; i < rows.size(); i++) {
			if (folds.get(i) == held) {
				guessed[i] = best(rows.get(i), order, means, solved);
			}
		}
	}

	private double[][] covariance(List<Integer> training, double[][] means) {
		int size = LipGeometry.WEIGHTS.size();
		double[][] covariance = new double[size][size];
		double[] off = new double[size];
		for (int i : training) {
			for (int k = 0; k < size; k++) {
				off[k] = rows.get(i)[k] - means[classes.get(i)][k];
			}
			for (int a = 0; a < size; a++) {
				for (int b = 0; b < size && off[a] != 0; b++) {
					covariance[a][b] += off[a] * off[b] / training.size();
				}
			}
		}
		double trace = 0;
		for (int k = 0; k < size; k++) {
			trace += covariance[k][k];
		}
		for (int a = 0; a < size; a++) {
			for (int b = 0; b < size; b++) {
				covariance[a][b] *= 1 - SHRINKAGE;
			}
			covariance[a][a] += SHRINKAGE * trace / size + 1e-9;
		}
		return covariance;
	}

	/** The covariance's inverse times each mean, by Gaussian elimination with pivots. */
	private static double[][] solve(double[][] matrix, List<double[]> means) {
		int size = matrix.length;
		double[][] right = new double[size][means.size()];
		for (int k = 0; k < size; k++) {
			for (int m = 0; m < means.size(); m++) {
				right[k][m] = means.get(m)[k];
			}
		}
		for (int column = 0; column < size; column++) {
			int pivot = column;
			for (int row = column + 1; row < size; row++) {
				if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
					pivot = row;
				}
			}
			double[] swap = matrix[pivot];
			matrix[pivot] = matrix[column];
			matrix[column] = swap;
			swap = right[pivot];
			right[pivot] = right[column];
			right[column] = swap;
			for (int row = 0; row < size; row++) {
				double factor = row == column ? 0 : matrix[row][column] / matrix[column][column];
				if (factor != 0) {
					for (int k = column; k < size; k++) {
						matrix[row][k] -= factor * matrix[column][k];
					}
					for (int m = 0; m < means.size(); m++) {
						right[row][m] -= factor * right[column][m];
					}
				}
			}
		}
		for (int k = 0; k < size; k++) {
			for (int m = 0; m < means.size(); m++) {
				right[k][m] /= matrix[k][k];
			}
		}
		return right;
	}

	private static int best(double[] row, List<Integer> names, double[][] means, double[][] solved) {
		int best = -1;
		double top = Double.NEGATIVE_INFINITY;
		for (int m = 0; m < names.size(); m++) {
			double score = 0;
			for (int k = 0; k < row.length; k++) {
				score += (row[k] - 0.5 * means[names.get(m)][k]) * solved[k][m];
			}
			if (score > top) {
				top = score;
				best = names.get(m);
			}
		}
		return best;
	}
}
