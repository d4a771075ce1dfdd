package org.facewright.docs;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.util.JavacTask;

/** What stands in code: command lines that the product must understand, and text of languages that must parse. */
final class Code {

	/** A command line that can't be run. */
	record WrongCommand(Path file, int line, String message) {
	}

	private record CommandLine(Path file, int line, String words) {
	}

	private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	/** What the start script of the sources does itself. */
	private static final List<String> OF_THE_SCRIPT = List.of("test", "benchmark", "docs", "edit");

	/** What ends a command within its line. */
	private static final List<String> ENDS = List.of("  ", " #", " |", " > ", " < ", " 2>", " && ", " …");

	private final List<CommandLine> commands = new ArrayList<>();

	/** Parses the code of a page, and notes its command lines. */
	List<Fault> check(Page page) {
		List<Fault> faults = new ArrayList<>();
		page.tree().accept(new AbstractVisitor() {
			@Override
			public void visit(FencedCodeBlock block) {
				int line = Page.line(block) + 1;
				String language = block.getInfo() == null ? "" : block.getInfo().split(" ", 2)[0];
				if (language.isEmpty() || List.of("sh", "console", "bash").contains(language)) {
					note(page.file(), line, block.getLiteral());
				}
				complaint(language, block.getLiteral()).ifPresent(words -> faults.add(new Fault(line, words)));
			}

			@Override
			public void visit(IndentedCodeBlock block) {
				note(page.file(), Page.line(block), block.getLiteral());
			}

			@Override
			public void visit(org.commonmark.node.Code code) {
				if (code.getLiteral().matches("(\\./)?facewright [a-z].*")) {
					note(page.file(), Page.line(code), code.getLiteral());
				}
			}
		});
		return faults;
	}

	private void note(Path file, int first, String text) {
		String[] lines = text.split("\n");
		for (int i = 0; i < lines.length; i++) {
			int number = first + i;
			StringBuilder whole = new StringBuilder(lines[i].strip());
			while (whole.toString().endsWith("\\") && i + 1 < lines.length) {
				whole.setLength(whole.length() - 1);
				whole.append(lines[++i].strip());
			}
			String command = command(whole.toString().replaceFirst("^\\$ ", ""));
			if (command.matches("(\\./)?facewright( .*)?") && !isOfTheScript(command)) {
				commands.add(new CommandLine(file, number, command));
			}
		}
	}

	private static boolean isOfTheScript(String command) {
		String[] words = command.split(" ");
		return words.length == 1 || OF_THE_SCRIPT.contains(words[1]) || words[1].endsWith(".fwz");
	}

	/** The first command of a line: up to two spaces and an explanation, a comment, or what a shell does with it. */
	static String command(String line) {
		char quote = 0;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quote != 0) {
				quote = c == quote ? 0 : quote;
			} else if (c == '\'' || c == '"') {
				quote = c;
			} else if (isEnd(line, i)) {
				return line.substring(0, i);
			}
		}
		return line;
	}

	private static boolean isEnd(String line, int at) {
		return line.charAt(at) == ';' || ENDS.stream().anyMatch(end -> line.startsWith(end, at));
	}

	/** Command lines of all pages checked so far that the product does not understand. */
	List<WrongCommand> wrongCommands(Product product) throws IOException, InterruptedException {
		Map<Integer, String> complaints = product.parse(commands.stream().map(CommandLine::words).toList());
		List<WrongCommand> wrong = new ArrayList<>();
		for (int i = 0; i < commands.size(); i++) {
			CommandLine command = commands.get(i);
			if (complaints.containsKey(i)) {
				wrong.add(new WrongCommand(command.file(), command.line(), "'%s': %s".formatted(command.words(),
						complaints.get(i))));
			}
		}
		return wrong;
	}

	/** What is wrong with code; nothing for languages that are not known here. */
	static Optional<String> complaint(String language, String text) {
		return switch (language) {
			case "json" -> json(text);
			case "xml" -> xml(text);
			case "java" -> java(text);
			default -> Optional.empty();
		};
	}

	private static Optional<String> json(String text) {
		try {
			return JSON.readTree(text).isMissingNode() ? Optional.of("there is no JSON here") : Optional.empty();
		} catch (JsonProcessingException e) {
			return Optional.of("this is no JSON: " + e.getOriginalMessage());
		}
	}

	/** Parts of a file need not have one root. */
	private static Optional<String> xml(String text) {
		Optional<String> asFile = parseXml(text);
		return asFile.isPresent() && parseXml("<part>" + text + "</part>").isEmpty() ? Optional.empty() : asFile;
	}

	private static Optional<String> parseXml(String text) {
		try {
			var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			builder.parse(new InputSource(new StringReader(text)));
			return Optional.empty();
		} catch (SAXException e) {
			return Optional.of("this is no XML: " + e.getMessage());
		} catch (IOException | ParserConfigurationException e) {
			throw new IllegalStateException("XML is read from memory", e);
		}
	}

	/** A file, members of a class, or statements. */
	private static Optional<String> java(String text) {
		Optional<String> asFile = parseJava(text);
		boolean isPart = asFile.isPresent() && (parseJava("class Part {" + text + "\n}").isEmpty()
				|| parseJava("class Part { void part() throws Exception {" + text + "\n} }").isEmpty());
		return isPart ? Optional.empty() : asFile;
	}

	private static Optional<String> parseJava(String text) {
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Part.java"), JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return text;
			}
		};
		try {
			var compiler = ToolProvider.getSystemJavaCompiler();
			var files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8);
			((JavacTask) compiler.getTask(null, files, found, List.of("-proc:none"), null, List.of(source))).parse();
		} catch (IOException e) {
			throw new IllegalStateException("Java is read from memory", e);
		}
		return found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).findFirst()
				.map(each -> "this is no Java: " + each.getMessage(null));
	}
}
