package nl.gewist.datamap;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a column by a sample of its values. Counts only: no value is kept. */
final class ContentCount {
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63})*\\.[A-Za-z]{2,24}");
    private static final Pattern IBAN = Pattern.compile(
            "(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])");
    private static final Pattern PHONE = Pattern.compile("\\(?(?:\\+|00?) ?\\(?[1-9][0-9 ().-]{7,17}");
    private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3} ?[A-Z]{2}");
    private static final Pattern IP = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:/[0-9]{1,2})?"
                    + "|(?=.*:.*:)[0-9a-fA-F:]{4,39}(?:/[0-9]{1,3})?");
    private static final Pattern BSN = Pattern.compile("[0-9]{9}");
    private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{L}.'-]*(?: [\\p{L}.'-]+){0,4}");

    /** Common in the Netherlands and in English; a handful of hits in a sample is enough. */
    private static final Set<String> FIRST_NAMES = Set.of("""
            jan piet kees johan peter hans willem henk gerrit dirk mark tom tim bas lars daan sem lucas levi finn noah
            milan luuk jesse thijs ruben stijn sander jeroen martijn erik frank rob paul maarten anna emma julia mila tess
            sophie zoe sara lotte eva lisa maria sanne anouk femke fleur iris linda petra marieke monique ingrid mohamed
            ahmed ali fatima youssef john james robert michael david richard joseph thomas charles mary patricia jennifer
            elizabeth susan jessica sarah karen nancy margaret andrew steve laura daniel jack helena martha victor william
            """.strip().split("\\s+"));

    private final Map<PersonalKind, Integer> hits = new EnumMap<>(PersonalKind.class);
    private int sampled;

    void add(String value) {
        var text = value.strip();
        if (text.isEmpty()) {
            return;
        }
        sampled++;
        if (text.indexOf('@') >= 0 && EMAIL.matcher(text).find()) {
            count(PersonalKind.EMAIL);
        }
        if (hasIban(text)) {
            count(PersonalKind.IBAN);
        }
        whole(text).ifPresent(this::count);
    }

    /** How many values were looked at; nulls and blanks do not count. */
    int sampled() {
        return sampled;
    }

    int hits(PersonalKind kind) {
        return hits.getOrDefault(kind, 0);
    }

    /** E-mail and IBAN tell by one value; the rest only when it is what the column is about. */
    Optional<PersonalKind> kind() {
        return hits.keySet().stream().filter(this::tells).findFirst();
    }

    private boolean tells(PersonalKind kind) {
        int found = hits(kind);
        return switch (kind) {
            case EMAIL, IBAN -> found > 0;
            case PHONE, IP, POSTCODE -> found >= 3 && found * 2 >= sampled;
            // One number in eleven passes the proof by chance.
            case BSN -> found >= 10 && found * 10 >= sampled * 9;
            case NAME -> found >= 3 && found * 10 >= sampled * 3;
            case BIRTH_DATE, ADDRESS -> false;
        };
    }

    private void count(PersonalKind kind) {
        hits.merge(kind, 1, Integer::sum);
    }

    private static Optional<PersonalKind> whole(String text) {
        if (BSN.matcher(text).matches() && elevenProof(text)) {
            return Optional.of(PersonalKind.BSN);
        }
        if (PHONE.matcher(text).matches()) {
            return Optional.of(PersonalKind.PHONE);
        }
        if (POSTCODE.matcher(text).matches()) {
            return Optional.of(PersonalKind.POSTCODE);
        }
        if (IP.matcher(text).matches()) {
            return Optional.of(PersonalKind.IP);
        }
        return isName(text) ? Optional.of(PersonalKind.NAME) : Optional.empty();
    }

    private static boolean isName(String text) {
        return text.length() <= 60
                && PERSON.matcher(text).matches()
                && FIRST_NAMES.contains(text.split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** The Dutch 11-proof: 9·a + 8·b + … + 2·h − i is a multiple of 11. */
    static boolean elevenProof(String digits) {
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        return sum != 0 && sum % 11 == 0;
    }

    /** ISO 13616: the letters as numbers, the first four characters last, modulo 97 is 1. */
    static boolean hasIban(String text) {
        return IBAN.matcher(text)
                .results()
                .map(match -> match.group().replace(" ", ""))
                .anyMatch(iban -> {
                    var digits = new StringBuilder();
                    (iban.substring(4) + iban.substring(0, 4))
                            .chars()
                            .forEach(c -> digits.append(Character.getNumericValue(c)));
                    return new BigInteger(digits.toString())
                                    .mod(BigInteger.valueOf(97))
                                    .intValue()
                            == 1;
                });
    }
}
