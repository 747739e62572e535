package nl.gewist.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import nl.gewist.launcher.Problem;

/** Figures as a file. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static String text(Object report) throws IOException {
        return JSON.writeValueAsString(report);
    }

    /** @throws Problem when the file cannot be written */
    static void write(Object report, Path file) {
        try {
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new Problem("The figures could not be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
