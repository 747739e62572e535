package nl.gewist.deletion.erasing.world;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.gewist.datamap.StoreKind;

/** Names that a statement must quote, ids of several types, and people as they are called. */
final class Names {
    private static final List<String> ODD = List.of(
            "%s",
            "%s", "%s", "My %s", "%s\"", "%s?", "%s'", "%s:x", "$1%s", "é%s", "%s--", "%s%%", "\\%s", "{%s}", "%s,");
    /** Words that the engine's own statements use. */
    private static final List<String> RESERVED =
            List.of("no", "k0", "t", "c", "hit", "way", "order", "owner", "rows", "v");

    private static final List<String> FIRST = List.of(
            "Jan",
            "Zoë",
            "Łukasz",
            "İpek",
            "Anne-Fleur",
            "Sinéad",
            "D'Arcy",
            "Ørsted",
            "Groß",
            "Mia",
            "Noor",
            "Yıldız");
    private static final List<String> LAST = List.of(
            "van der Berg",
            "Ünal",
            "Żółć",
            "Yılmaz",
            "O'Brien",
            "de Vries",
            "Straßer",
            "Núñez",
            "Bakker",
            "Smit",
            "Çelik");

    private final Random random;
    private final StoreKind kind;
    private final Set<String> tables = new HashSet<>();
    private int last;

    Names(Random random, StoreKind kind) {
        this.random = random;
        this.kind = kind;
    }

    int next() {
        return ++last;
    }

    String table(String hint) {
        var plain = random.nextInt(12) == 0 && kind == StoreKind.POSTGRESQL;
        var name = plain ? RESERVED.get(random.nextInt(RESERVED.size())) : odd(hint);
        return tables.add(name) ? name : odd(hint);
    }

    String column(Table table, String hint) {
        var name = random.nextInt(12) == 0 ? RESERVED.get(random.nextInt(RESERVED.size())) : odd(hint);
        return table.columns.stream().anyMatch(column -> column.name().equals(name)) ? odd(hint) : name;
    }

    private String odd(String hint) {
        return ODD.get(random.nextInt(ODD.size())).formatted(hint + next());
    }

    String idType() {
        return List.of("int", "bigint", "uuid", "text", "varchar(40)").get(random.nextInt(5));
    }

    String id(String type) {
        return switch (type) {
            case "int", "bigint" -> Integer.toString(1000 + next() * (random.nextBoolean() ? 1 : -1));
            // MariaDB takes no others.
            case "uuid" ->
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62).toString();
            default ->
                List.of("id-%d", "%d", "ID %d", "o'%d", "é%d\"", "%d\\", "{%d}", "%d_%%")
                        .get(random.nextInt(8))
                        .formatted(next());
        };
    }

    Person person(String id, boolean gone) {
        var number = next();
        var first = FIRST.get(number % FIRST.size());
        var surname =
                LAST.get(random.nextInt(LAST.size())) + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26);
        var email = (surname.replaceAll("[^A-Za-z]", "") + (random.nextBoolean() ? "+" : "_") + number)
                        .toLowerCase(Locale.ROOT)
                + "@mail.example";
        var digits = Integer.toString(10_000_000 + random.nextInt(89_999_999));
        var phone = (random.nextBoolean() ? "06-" : "+31 6 ") + digits;
        return new Person(id, first, surname, email, phone, gone);
    }
}
