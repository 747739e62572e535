package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import nl.gewist.datamap.SubjectType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many people's values in a text in one pass, however many there are. Letters and digits alone decide where
 * a value may be; there the pattern decides by which texts are redacted, so that both agree. Not for several threads.
 */
public final class ValueSearch {
    private final List<Value> values;
    private final LetterIndex index;
    private final @Nullable Pattern[] patterns;

    private ValueSearch(List<Value> values) {
        this.values = List.copyOf(values);
        this.index = new LetterIndex(values.stream().map(Value::letters).toList());
        this.patterns = new Pattern[values.size()];
    }

    /** What is unique enough to be searched: e-mail addresses, phone numbers, IBANs and full names. */
    public static ValueSearch of(Map<UUID, Identifiers> people) {
        var values = new LinkedHashSet<Value>();
        people.forEach((requestId, known) -> {
            known.emails().forEach(email -> add(values, requestId, Kind.EMAIL, email));
            known.phones().forEach(phone -> add(values, requestId, Kind.PHONE, phone));
            known.ibans().forEach(iban -> add(values, requestId, Kind.IBAN, iban));
            known.fullNames().forEach(name -> add(values, requestId, Kind.FULL_NAME, name));
        });
        return new ValueSearch(new ArrayList<>(values));
    }

    private static void add(LinkedHashSet<Value> values, UUID requestId, Kind kind, String value) {
        var one = List.of(value);
        var none = List.<String>of();
        var identifiers = switch (kind) {
            case EMAIL -> new Identifiers("", "", one, none, none, none);
            case PHONE -> new Identifiers("", "", none, one, none, none);
            case IBAN -> new Identifiers("", "", none, none, one, none);
            case FULL_NAME -> new Identifiers("", "", none, none, none, one);
        };
        var letters = kind == Kind.PHONE ? subscriber(value) : LetterIndex.letters(value);
        Finder.of(identifiers).forEach(finder -> values.add(new Value(requestId, kind, letters, finder.pattern())));
    }

    /** What every way of writing a phone number ends with. */
    private static String subscriber(String number) {
        return number.replaceAll("[^0-9]", "").replaceFirst("^0*(31)?0*", "");
    }

    /** How many values there are; they are numbered from 0. */
    public int size() {
        return values.size();
    }

    public Value value(int no) {
        return values.get(no);
    }

    /** Tells the number of each value that occurs, once. */
    public void find(String text, IntConsumer found) {
        index.candidates(text, no -> {
            if (pattern(no).matcher(text).find()) {
                found.accept(no);
            }
        });
    }

    private Pattern pattern(int no) {
        var known = patterns[no];
        if (known == null) {
            known = Pattern.compile(
                    values.get(no).pattern().replace("[:alnum:]", "\\p{L}\\p{N}"),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
            patterns[no] = known;
        }
        return known;
    }

    /**
     * One value of one request.
     *
     * @param letters its letters and digits, which stand in this order in every text that holds it
     * @param pattern PostgreSQL's regular expression that decides
     */
    public record Value(UUID requestId, Kind kind, String letters, String pattern) {
        /** Holds a personal value: never printed. */
        @Override
        public String toString() {
            return "Value[withheld]";
        }
    }
}
