package org.facewright.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Small documentations with one fault each, about a product with one filter and one command. */
class SiteTest {

	private static final class Small implements Product {

		@Override
		public JsonNode reference() throws IOException {
			return new ObjectMapper().readTree("""
					{ "version": "1.0.0.202601010101",
					"commands": [{ "name": "facewright wave", "description": "Waves.", "footer": "",
						"arguments": [], "commands": [],
						"options": [{ "names": ["--hand"], "label": "<which>", "required": false, "several": true,
							"description": "left|right" }] }],
					"filters": [{ "id": "calm", "label": "Calm", "description": "Calms.", "parameters": [
						{ "name": "much", "kind": "number", "default": "1", "allowed": "0…2", "unit": "ms",
							"description": "How much." }] }] }""");
		}

		@Override
		public Map<Integer, String> parse(List<String> lines) {
			Map<Integer, String> wrong = new HashMap<>();
			for (int i = 0; i < lines.size(); i++) {
				if (!lines.get(i).endsWith("facewright wave --hand left")) {
					wrong.put(i, "unknown");
				}
			}
			return wrong;
		}
	}

	private static final String FILTERS = """
			# Filters

			### Calm (`calm`)

			<!-- generated: parameters filters calm -->

			| parameter | unit | allowed | default | what it does |
			|---|---|---|---|---|
			| `much` | ms | 0…2 | `1` | How much. |

			<!-- /generated -->
			""";

	@TempDir
	Path root;

	private Path docs;

	@BeforeEach
	void writeAWholeDocumentation() throws IOException {
		docs = Files.createDirectory(root.resolve("docs"));
		page("index.md", "# Start\n\n## Pages\n\n- [Filters](filters.md)\n");
		page("filters.md", FILTERS);
		Path timeline = Files.createDirectories(
				root.resolve("bundles/org.facewright.ui.timeline/src/org/facewright/ui/timeline"));
		StringBuilder verbs = new StringBuilder();
		StringBuilder keys = new StringBuilder("static final KeyMap DEFAULT = new KeyMap()");
		for (String letter : "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")) {
			verbs.append("DO_%s(Group.GO, Texts.of(\"Do %s\")),\n".formatted(letter, letter));
			keys.append("\n.with(Verb.DO_%s, \"%s\", \"Ctrl+%s\")".formatted(letter, letter, letter));
		}
		verbs.append("GO(Texts.of(\"Go\")), A(Texts.of(\"a\")), B(Texts.of(\"b\")), C(Texts.of(\"c\"));");
		keys.append(";\nstatic final KeyMap MAYA = x.with(Verb.DO_A, \"M\");\nstatic final KeyMap BLENDER = x;\n");
		Files.writeString(timeline.resolve("Verb.java"), verbs);
		Files.writeString(timeline.resolve("KeyMap.java"), keys);
	}

	private void page(String name, String text) throws IOException {
		Files.writeString(docs.resolve(name), text);
	}

	private void more(String text) throws IOException {
		page("filters.md", FILTERS + "\n" + text);
	}

	private List<String> build(boolean write) throws IOException, InterruptedException {
		return new Site(root, new Small(), new Keys(root)).build(root.resolve("site"), write);
	}

	@Test
	void aWholeDocumentationBecomesASite() throws Exception {
		more("See [the filter](#calm-calm), [the start](index.md#pages), <https://example.org>.\n\n    facewright wave --hand left");
		assertThat(build(false)).isEmpty();
		assertThat(root.resolve("site/filters.html")).content().contains("<h3 id=\"calm-calm\">", "href=\"#calm-calm\"",
				"href=\"index.html#pages\"", "aria-current=\"page\"", "<table>").doesNotContain("generated:");
		assertThat(root.resolve("site/site.css")).content().contains("prefers-color-scheme: dark");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { "[a](missing.md)|'missing.md' leads to docs/missing.md, which is not there",
			"[a](index.md#nowhere)|'index.md#nowhere': docs/index.md has no such heading",
			"[a](#nowhere)|docs/filters.md has no such heading",
			"![a picture](images/none.png)|leads to docs/images/none.png, which is not there",
			"![](index.md)|the picture says nothing", "[a](../../elsewhere.md)|leads out of the project",
			"`facewright dance`|'facewright dance': unknown",
			"`./facewright wave --foot`|'./facewright wave --foot': unknown" })
	void findsWhatLeadsNowhere(String text, String fault) throws Exception {
		more(text);
		assertThat(build(false)).singleElement().asString().startsWith("docs/filters.md:13: ").contains(fault);
		assertThat(root.resolve("site")).doesNotExist();
	}

	@Test
	void findsWrongCommandsInBlocksWithTheirLine() throws Exception {
		more("```sh\n./facewright wave --hand left  # waves\n./facewright wave \\\n  --hand right | head\n```");
		assertThat(build(false)).containsExactly("docs/filters.md:15: './facewright wave --hand right': unknown");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "json|{ \"a\": 1, }|this is no JSON", "json|{} {}|this is no JSON",
			"xml|<a><b></a>|this is no XML", "java|int a = ;|this is no Java" })
	void findsCodeThatDoesNotParse(String language, String code, String fault) {
		assertThat(Code.complaint(language, code)).hasValueSatisfying(words -> assertThat(words).contains(fault));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "json|[1, 2]", "xml|<a/><b>x</b>", "xml|<a><b/></a>",
			"java|int a = 1; call(a);", "java|void a() { }", "java|import java.util.List; class A { }", "other|{ [" })
	void takesWholeFilesAndPartsOfThem(String language, String code) {
		assertThat(Code.complaint(language, code)).isEmpty();
	}

	@Test
	void findsAStaleTableAndPutsItRight() throws Exception {
		page("filters.md", FILTERS.replace("0…2", "0…3"));
		assertThat(build(false)).singleElement().asString().startsWith("docs/filters.md:5: ").contains("--write");
		assertThat(build(true)).isEmpty();
		assertThat(docs.resolve("filters.md")).hasContent(FILTERS);
	}

	@Test
	void findsWhatNoPageTellsAbout() throws Exception {
		page("filters.md", "# Filters\n");
		assertThat(build(false)).containsExactly("docs: no page has '<!-- generated: parameters filters calm -->'",
				"docs: no heading is about `calm` (filters)");
	}

	@Test
	void findsAPageThatNothingLeadsTo() throws Exception {
		page("lost.md", "# Lost\n");
		assertThat(build(false)).containsExactly("docs/lost.md:1: no list of index.md leads to this page");
	}

	@Test
	void findsAGeneratedPartThatTheProductDoesNotKnow() throws Exception {
		more("<!-- generated: parameters filters wild -->\n<!-- /generated -->\n\n<!-- generated: keys -->");
		assertThat(build(false)).containsExactly("docs/filters.md:13: the product knows no 'parameters filters wild'",
				"docs/filters.md:16: the generated part has no end");
	}

	@Test
	void writesCommandsAndKeys() throws Exception {
		more("<!-- generated: commands -->\n<!-- /generated -->\n\n<!-- generated: keys -->\n<!-- /generated -->\n");
		assertThat(build(true)).isEmpty();
		assertThat(docs.resolve("filters.md")).content().contains("## facewright wave",
				"| `--hand` `<which>` | left\\|right May be given several times. |",
				"| Do A | `A`, `Ctrl+A` | `M` | `A`, `Ctrl+A` |");
	}

	@Test
	void namesHeadingsAsGitHubDoes() {
		assertThat(Page.slug("Live Link Face CSV (`livelink-csv`)")).isEqualTo("live-link-face-csv-livelink-csv");
		assertThat(Page.slug("Savitzky–Golay & more: a/b_c")).isEqualTo("savitzkygolay--more-ab_c");
	}
}
