package org.facewright.api.exchange;

import java.util.List;

import org.facewright.core.parameter.ParameterSchema;

/**
 * A file format as a user chooses it.
 *
 * @param id         stable and short, such as {@code livelink-csv}; what a user writes
 * @param label      for people
 * @param suffixes   without leading dot, in lower case, the usual one first; may hold a dot, as {@code curves.csv}, where a
 *                   bare one belongs to another format
 * @param parameters what can be set when writing, or when reading
 */
public record ExchangeFormat(String id, String label, List<String> suffixes, ParameterSchema parameters) {

	public ExchangeFormat {
		suffixes = List.copyOf(suffixes);
	}
}
