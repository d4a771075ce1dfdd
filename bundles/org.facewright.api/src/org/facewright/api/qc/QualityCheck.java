package org.facewright.api.qc;

import java.util.List;

import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.osgi.annotation.versioning.ConsumerType;

/** A rule that a track of a face keeps or breaks. Registered as a service; one of a known id takes its place. */
@ConsumerType
public interface QualityCheck {

	/** Stable and short, such as {@code Q-1}. */
	String id();

	/** For people, a few words. */
	String label();

	/** One or two sentences: what is measured, and why it matters. */
	String explanation();

	/** Limits, each with its default. */
	ParameterSchema parameters();

	/**
	 * Finds where the rule is broken, in order of time. What the rule needs and the input lacks (phones, sound, channels)
	 * makes it find nothing. Deterministic; any worker thread.
	 */
	List<Finding> check(QcInput input, ParameterValues values);
}
