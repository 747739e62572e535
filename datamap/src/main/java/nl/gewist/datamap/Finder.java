package nl.gewist.datamap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * How one value is found in free text: as whole words, in any case, phone numbers and IBANs in any grouping. Values too
 * short to be anybody's are left out.
 *
 * @param needle a LIKE pattern over text in lower case, which is quick and finds too much: anything may stand in a gap
 * @param pattern the regular expression that decides
 */
record Finder(String needle, String pattern) {
    private static final int MAX_VALUE = 400;
    private static final String GAP = "[\\s().\\/-]*";

    static List<Finder> of(Identifiers identifiers) {
        var finders = new LinkedHashSet<Finder>();
        identifiers.emails().stream()
                .filter(Finder::isEmail)
                .forEach(value -> finders.add(new Finder(needle(List.of(value)), address(literal(value)))));
        identifiers.fullNames().stream()
                .filter(Finder::isFullName)
                .forEach(value -> finders.add(new Finder(needle(parts(value)), whole(words(value)))));
        identifiers.ibans().stream()
                .map(Finder::compact)
                .filter(Finder::isIban)
                .forEach(value -> finders.add(new Finder(spread(value), whole(grouped(value)))));
        identifiers.phones().forEach(number -> finders.addAll(phone(number)));
        return List.copyOf(finders);
    }

    /** Letters outside ASCII match anything here: what they are in lower case, and how many, depends on the locale. */
    private static String needle(List<String> parts) {
        var text = new StringBuilder("%");
        for (var part : parts) {
            part.codePoints().forEach(point -> {
                if (point >= 128) {
                    text.append('%');
                } else {
                    text.append("%_\\".indexOf(point) >= 0 ? "\\" : "").appendCodePoint(Character.toLowerCase(point));
                }
            });
            text.append('%');
        }
        return text.toString();
    }

    /** For values that are written in groups of any size. */
    private static String spread(String value) {
        return needle(value.codePoints().mapToObj(Character::toString).toList());
    }

    private static List<String> parts(String name) {
        return List.of(name.strip().split("\\s+"));
    }

    private static String whole(String pattern) {
        return "(?<![[:alnum:]])" + pattern + "(?![[:alnum:]])";
    }

    /** Not where it is the end or the beginning of somebody else's address: of {@code j.smit@…} or {@code smit@….nl}. */
    private static String address(String pattern) {
        return "(?<![[:alnum:]]|[[:alnum:]][._%+-])" + pattern + "(?![[:alnum:]]|[.-][[:alnum:]])";
    }

    static boolean isEmail(String value) {
        var at = value.indexOf('@');
        return isPrintable(value) && at > 0 && at < value.length() - 1 && value.length() <= MAX_VALUE;
    }

    private static boolean isFullName(String value) {
        var name = value.strip();
        return isPrintable(name)
                && name.length() >= 5
                && name.length() <= MAX_VALUE
                && name.chars().anyMatch(Character::isWhitespace);
    }

    private static boolean isPrintable(String value) {
        return value.chars().noneMatch(c -> c < ' ');
    }

    private static boolean isIban(String value) {
        return value.length() >= 12 && value.length() <= 34;
    }

    private static String compact(String value) {
        return value.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String words(String name) {
        return String.join("\\s+", parts(name).stream().map(Finder::literal).toList());
    }

    private static String grouped(String value) {
        return String.join(
                "[\\s.-]*", value.codePoints().mapToObj(Character::toString).toList());
    }

    /** A Dutch number is found with its 0, with +31 and with 0031; any other as its digits. */
    private static List<Finder> phone(String number) {
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
        return List.of(new Finder(spread(bare), number("(?:\\+|00)?" + spaced(bare))));
    }

    private static Finder dutch(String rest) {
        var national = rest.startsWith("0") ? rest.substring(1) : rest;
        return new Finder(spread(national), number("(?:(?:\\+|00)?31" + GAP + "0?|0)" + GAP + spaced(national)));
    }

    private static String number(String pattern) {
        return "(?<![0-9+])" + pattern + "(?![0-9])";
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

    /** Holds a personal value: never printed. */
    @Override
    public String toString() {
        return "Finder[withheld]";
    }
}
