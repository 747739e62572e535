package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reader's language: words, dates and numbers as they are written there. Times are those of the platform's people. */
final class Language {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Locale DUTCH = Locale.of("nl");

    private final Locale locale;
    private final DateTimeFormatter time;
    private final DateTimeFormatter date;
    private final NumberFormat number;

    private Language(Locale locale) {
        this.locale = locale;
        time = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", locale).withZone(ZONE);
        date = DateTimeFormatter.ofPattern("d MMM yyyy", locale);
        number = NumberFormat.getIntegerInstance(locale);
    }

    /** The first of these that we speak, else English (RFC 9110, section 12.5.4). */
    static Language of(List<Locale> acceptable) {
        for (Locale wanted : acceptable) {
            if (wanted.getLanguage().equals("nl")) {
                return new Language(DUTCH);
            }
            if (wanted.getLanguage().equals("en")) {
                return new Language(Locale.ENGLISH);
            }
        }
        return new Language(Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    /** The words of this bundle. */
    <T> T say(Class<T> bundle) {
        return locale.equals(DUTCH)
                ? MessageBundles.get(bundle, Localized.Literal.of(DUTCH.toLanguageTag()))
                : MessageBundles.get(bundle);
    }

    String number(long value) {
        return number.format(value);
    }

    String date(LocalDate value) {
        return date.format(value);
    }

    /** A date that may be absent. */
    @Nullable
    String dateOrNone(@Nullable LocalDate value) {
        return value == null ? null : date(value);
    }

    Moment moment(Instant value) {
        return new Moment(value.toString(), time.format(value));
    }

    /** How much later, rounded: {@code 0.15 s}, {@code 3 min}, {@code 2 h}, {@code 60 d}. */
    String later(Duration duration) {
        if (duration.toMinutes() < 1) {
            return String.format(locale, "%.2f s", duration.toMillis() / 1000.0);
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        String hour = locale.equals(DUTCH) ? " u" : " h";
        return duration.toDays() < 1 ? duration.toHours() + hour : duration.toDays() + " d";
    }

    /**
     * A point in time.
     *
     * @param iso for machines
     * @param text for people
     */
    record Moment(String iso, String text) {}
}
