package nl.gewist.retention.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that documents may use, in the order in which they are asked for a letter: Kurinto Sans (nearly all scripts),
 * Noto Sans SC (Chinese and Japanese), then those that an installation adds. Each is read when first needed, and kept.
 */
@ApplicationScoped
class Fonts {
    private static final List<String> SHIPPED =
            List.of("fonts/ttf/Kurinto/KurintoSans-Rg.ttf", "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");

    private final List<Supplier<TrueTypeFont>> all = new ArrayList<>();

    Fonts(DocumentConfig config) {
        SHIPPED.forEach(name -> all.add(new Once(() -> shipped(name))));
        config.fonts()
                .ifPresent(folder ->
                        files(folder).forEach(file -> all.add(new Once(() -> Files.newInputStream(file)))));
    }

    int count() {
        return all.size();
    }

    TrueTypeFont get(int place) {
        return all.get(place).get();
    }

    private static InputStream shipped(String name) throws IOException {
        InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the font " + name + " is not among the application's files");
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ttf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("gewist.documents.fonts must be a folder of .ttf files", e);
        }
    }

    /** Where a font's bytes are. */
    private interface Source {
        InputStream open() throws IOException;
    }

    /** A font that is read when first asked for. */
    private static final class Once implements Supplier<TrueTypeFont> {
        private final Source source;
        private @Nullable TrueTypeFont font;

        Once(Source source) {
            this.source = source;
        }

        @Override
        public synchronized TrueTypeFont get() {
            if (font == null) {
                try (InputStream bytes = source.open()) {
                    font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException("a font cannot be read", e);
                }
                // One script per font would be shaped, and widths would no longer be those measured.
                font.setEnableGsub(false);
            }
            return font;
        }
    }
}
