package org.facewright.exchange.fbx.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A node of an FBX file: its name, what stands behind it, and the nodes in its braces. Confined to one thread. */
final class FbxNode {

	private static final double[] NOTHING = {};

	private final String name;
	private final int line;
	private final List<String> texts = new ArrayList<>(2);
	private final List<FbxNode> children = new ArrayList<>(2);
	private double[] numbers = NOTHING;
	private int numberCount;

	/** @param line where it begins, for messages; in binary files the byte */
	FbxNode(String name, int line) {
		this.name = name;
		this.line = line;
	}

	String name() {
		return name;
	}

	int line() {
		return line;
	}

	void add(String text) {
		texts.add(text);
	}

	void add(double number) {
		if (numberCount == numbers.length) {
			numbers = Arrays.copyOf(numbers, Math.addExact(4, numberCount + numberCount / 2));
		}
		numbers[numberCount++] = number;
	}

	void add(FbxNode child) {
		children.add(child);
	}

	List<FbxNode> children() {
		return children;
	}

	/** A text behind the name, by its place among the texts; empty when there are fewer. */
	String text(int index) {
		return index < texts.size() ? texts.get(index) : "";
	}

	int numberCount() {
		return numberCount;
	}

	/** A number behind the name, by its place among the numbers. */
	double number(int index) {
		return numbers[index];
	}

	Optional<FbxNode> child(String wanted) {
		return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
	}

	/** The numbers of an array, which stand in a node {@code a} inside; as in older files behind the name itself. */
	FbxNode array(String wanted) {
		FbxNode node = child(wanted).orElseGet(() -> new FbxNode(wanted, line));
		return node.child("a").orElse(node);
	}

	/** The last number of a line of properties such as {@code P: "TimeMode", "enum", "", "",6}. */
	Optional<Double> property(String wanted) {
		for (FbxNode property : child("Properties70").map(FbxNode::children).orElse(List.of())) {
			if (property.text(0).equals(wanted) && property.numberCount > 0) {
				return Optional.of(property.numbers[property.numberCount - 1]);
			}
		}
		return Optional.empty();
	}
}
