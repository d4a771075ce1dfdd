package org.facewright.exchange.csv.internal;

import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class TableImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new TableImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(
				MemorySource.text("a.csv", "time,jawOpen,mouthClose\n0,0,0\n0.04,0.5,0.25\n0.08,1,0\n"),
				MemorySource.text("b.tsv",
						"frame\tJawOpen\tMouthClose\tnote\n10\t0,5\t\t\"a \"\"b\"\"\"\n11\t1\t1\tx\n"),
				MemorySource.text("c.csv", "\"jawOpen\";\"mouthClose\";x\n0,5;1;2\n0,25;0;3\n"));
	}
}
