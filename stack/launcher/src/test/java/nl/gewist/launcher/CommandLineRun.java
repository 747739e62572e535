package nl.gewist.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** One command as the script runs it. */
public record CommandLineRun(int exitCode, String out, String err) {
    public static synchronized CommandLineRun of(String... args) {
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int exitCode =
                    Launcher.commands().setErr(new PrintWriter(err, true)).execute(args);
            return new CommandLineRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
