package org.facewright.docs;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The product as it tells about itself. */
interface Product {

	/** What {@code facewright reference} prints. */
	JsonNode reference() throws IOException, InterruptedException;

	/** @return complaints about command lines by their index; those that can be run have none */
	Map<Integer, String> parse(List<String> lines) throws IOException, InterruptedException;
}
