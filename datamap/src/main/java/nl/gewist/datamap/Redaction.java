package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds the PostgreSQL regular expression that finds a person's identifiers in free text: whole words, in any case,
 * phone numbers and IBANs in any grouping. Values too short to be anybody's are left out.
 */
final class Redaction {
    static final String REPLACEMENT = "[gewist]";

    private static final int MAX_VALUE = 400;
    private static final String BEFORE = "(?<![[:alnum:]])";
    private static final String AFTER = "(?![[:alnum:]])";
    private static final String GAP = "[\\s().\\/-]*";

    private Redaction() {}

    /** The expression, or null when there is nothing to search for. */
    static @Nullable String pattern(Identifiers identifiers) {
        var parts = new ArrayList<String>();
        identifiers.emails().stream()
                .filter(Redaction::isEmail)
                .map(Redaction::literal)
                .forEach(parts::add);
        identifiers.fullNames().stream()
                .filter(Redaction::isFullName)
                .map(Redaction::words)
                .forEach(parts::add);
        identifiers.ibans().stream()
                .map(Redaction::compact)
                .filter(Redaction::isIban)
                .map(Redaction::grouped)
                .forEach(parts::add);
        var words = parts.stream().distinct().toList();
        var phones = identifiers.phones().stream()
                .flatMap(number -> phone(number).stream())
                .distinct()
                .toList();
        var all = new ArrayList<String>();
        if (!words.isEmpty()) {
            all.add(BEFORE + "(?:" + String.join("|", words) + ")" + AFTER);
        }
        if (!phones.isEmpty()) {
            all.add("(?<![0-9+])(?:" + String.join("|", phones) + ")(?![0-9])");
        }
        return all.isEmpty() ? null : String.join("|", all);
    }

    private static boolean isEmail(String value) {
        var at = value.indexOf('@');
        return at > 0 && at < value.length() - 1 && value.length() <= MAX_VALUE;
    }

    private static boolean isFullName(String value) {
        var name = value.strip();
        return name.length() >= 5 && name.length() <= MAX_VALUE && name.chars().anyMatch(Character::isWhitespace);
    }

    private static boolean isIban(String value) {
        return value.length() >= 12 && value.length() <= 34;
    }

    private static String compact(String value) {
        return value.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String words(String name) {
        return String.join(
                "\\s+",
                List.of(name.strip().split("\\s+")).stream()
                        .map(Redaction::literal)
                        .toList());
    }

    private static String grouped(String value) {
        return String.join(
                "[\\s.-]*", value.codePoints().mapToObj(Character::toString).toList());
    }

    /** A Dutch number is found with its 0, with +31 and with 0031; any other as its digits. */
    private static List<String> phone(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < 8 || digits.length() > 15) {
            return List.of();
        }
        if (digits.startsWith("0031")) {
            return List.of(dutch(digits.substring(4)));
        }
        if (digits.startsWith("31") && (number.contains("+") || digits.length() == 11)) {
            return List.of(dutch(digits.substring(2)));
        }
        if (digits.startsWith("0") && !digits.startsWith("00")) {
            return List.of(dutch(digits.substring(1)));
        }
        var bare = digits.startsWith("00") ? digits.substring(2) : digits;
        return List.of("(?:\\+|00)?" + spaced(bare));
    }

    private static String dutch(String rest) {
        var national = rest.startsWith("0") ? rest.substring(1) : rest;
        return "(?:(?:\\+|00)?31" + GAP + "0?|0)" + GAP + spaced(national);
    }

    private static String spaced(String digits) {
        return String.join(
                GAP, digits.codePoints().mapToObj(Character::toString).toList());
    }

    /** Escaped for PostgreSQL; letters outside ASCII in both cases, whatever the database's locale. */
    private static String literal(String value) {
        var text = new StringBuilder();
        value.codePoints().forEach(point -> {
            var character = Character.toString(point);
            var lower = character.toLowerCase(Locale.ROOT);
            var upper = character.toUpperCase(Locale.ROOT);
            if (point < 128) {
                text.append(Character.isLetterOrDigit(point) ? character : "\\" + character);
            } else if (!lower.equals(upper) && upper.codePointCount(0, upper.length()) == 1) {
                text.append('[').append(lower).append(upper).append(']');
            } else {
                text.append(character);
            }
        });
        return text.toString();
    }
}
