package nl.gewist.notification.notice;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes values that people typed harmless in a mail: one line, no invisible or direction-changing characters, and in a
 * name nothing that a mail program would turn into a link.
 */
public final class PlainText {
    private static final int LONGEST = 120;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{C}<>()\\[\\],;:\\\\\"@]{1,64}@[^\\s\\p{C}<>()\\[\\],;:\\\\\"@]{1,189}");

    private PlainText() {}

    /** One line of at most 120 characters; null if nothing is left. */
    public static @Nullable String line(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String line = INVISIBLE.matcher(value).replaceAll(" ").strip();
        if (line.isEmpty()) {
            return null;
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
    }

    /** A name: {@code "Klik evil.example/x"} becomes {@code "Klik evil. example x"}, {@code "J.P. Jansen"} stays readable. */
    public static @Nullable String name(@Nullable String value) {
        String line = line(value);
        return line == null ? null : line(line.replaceAll("[:/\\\\@<>]+", " ").replaceAll("\\.(?=\\S)", ". "));
    }

    /** Whether a mail may be sent there: one address, and nothing that could become a second header or recipient. */
    public static boolean isAddress(@Nullable String value) {
        return value != null && ADDRESS.matcher(value).matches();
    }
}
