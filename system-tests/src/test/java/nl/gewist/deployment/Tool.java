package nl.gewist.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command line tool that validates deployment files; where it is not installed the test is reported as skipped. */
final class Tool {
    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    static Tool installed(String name) {
        boolean found = Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(found, name + " is not installed: what only it can check was not checked");
        return new Tool(name);
    }

    /** Runs in the project's folder; {@code exit} is the tool's answer, {@code out} and {@code err} what it printed. */
    Answer run(String... arguments) {
        try {
            Path out = Files.createTempFile("gewist-tool", ".out");
            Path err = Files.createTempFile("gewist-tool", ".err");
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of(name), Stream.of(arguments)).toList())
                    .directory(Project.ROOT.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " gave no answer within a minute");
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    record Answer(int exit, String out, String err) {}
}
