package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the embedded servers say goes to a file; the terminal is for people. */
final class Logging {
    private static final Logger LOG = Logger.getLogger(Logging.class.getName());

    private static Path file = Path.of("");

    private Logging() {}

    static void toFile(Path log) {
        try {
            Files.createDirectories(log.getParent());
            FileHandler handler = new FileHandler(log.toString(), 5_000_000, 1, true);
            handler.setFormatter(new SimpleFormatter());
            LogManager.getLogManager().reset();
            Logger top = Logger.getLogger("");
            top.addHandler(handler);
            top.setLevel(Level.WARNING);
            file = log;
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be written", e);
        }
    }

    /** Returns where the details can be read. */
    static Path write(Throwable thrown) {
        LOG.log(Level.WARNING, "A command failed", thrown);
        return file;
    }
}
