package nl.gewist.notification.systems;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a person is deleted for good in each known system; {@code systems.json} is the text. */
@ApplicationScoped
public class SystemGuide {
    private static final String UNKNOWN = "unknown";
    private static final int SLUG_LENGTH = 40;

    private final Map<String, Entry> entries;
    private final Entry unknown;

    SystemGuide() {
        try (InputStream file = SystemGuide.class.getResourceAsStream("/systems.json")) {
            entries = JsonMapper.builder()
                    .build()
                    .readerForMapOf(Entry.class)
                    .readValue(Objects.requireNonNull(file, "systems.json"));
            unknown = Objects.requireNonNull(entries.get(UNKNOWN), UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException("systems.json cannot be read", e);
        }
    }

    /** The one name of a system, however the platform spells it: {@code MailerLite → mailerlite}. */
    public static String slug(String system) {
        String slug =
                system.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? UNKNOWN : slug.substring(0, Math.min(slug.length(), SLUG_LENGTH));
    }

    /** The steps in a system, in Dutch ({@code nl}) or English; general advice for a system we do not know. */
    public Guide guide(String slug, String locale) {
        Entry entry = entries.getOrDefault(slug, unknown);
        Text text = locale.equals("nl") ? entry.nl : entry.en;
        return new Guide(slug, entry.name == null ? slug : entry.name, text.steps, text.warning);
    }

    /**
     * What to do in one system.
     *
     * @param slug the system's one name
     * @param name as its makers write it
     * @param steps what to do, in this order
     * @param warning what people get wrong there
     */
    public record Guide(
            String slug,
            String name,
            List<String> steps,
            @Nullable String warning) {}

    record Entry(@Nullable String name, Text nl, Text en) {}

    record Text(List<String> steps, @Nullable String warning) {}
}
