package nl.gewist.deletion.erasing.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import nl.gewist.deletion.erasing.world.Text.Piece;

/** What people write: words, somebody's name, number or address in some notation, and what only looks like it. */
final class Talk {
    private static final List<String> WORDS =
            List.of("dag", "Jan", "en de", "Bakker", "zei: 12", "(ja)", "50%", "a_b", "\\o/");
    private static final List<String> BEFORE = List.of(" ", " ", "\n", " (", " <", ": ", " '");
    private static final List<String> AFTER = List.of(" ", ". ", ", ", "! ", "\n", ") ", "> ", "' ", "?");

    private final Random random;

    Talk(Random random) {
        this.random = random;
    }

    Text about(List<Person> people) {
        var pieces = new ArrayList<Piece>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            pieces.add(new Piece(any(WORDS), null));
            if (!people.isEmpty() && random.nextInt(3) > 0) {
                var person = any(people);
                pieces.add(new Piece(any(BEFORE), null));
                pieces.add(
                        random.nextInt(4) == 0
                                ? new Piece(nearly(person), null)
                                : new Piece(exactly(person), person.id()));
            }
            pieces.add(new Piece(any(AFTER), null));
        }
        return new Text(List.copyOf(pieces));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String exactly(Person person) {
        var name = person.name();
        var number = person.phone().replaceAll("[^0-9]", "").replaceFirst("^(31|0)", "");
        return any(List.of(
                name,
                name.replace(" ", "  "),
                name.replace(" ", "\n"),
                cased(name, true),
                cased(name, false),
                person.email(),
                person.email().toUpperCase(Locale.ROOT),
                person.phone(),
                "0" + number,
                "+31" + number,
                "0031 " + number,
                "+31 (0)6 " + number.substring(1, 5) + " " + number.substring(5)));
    }

    private String nearly(Person person) {
        return any(List.of(
                person.first(),
                person.last(),
                person.name() + "s",
                "x" + person.email(),
                "x." + person.email(),
                person.email() + "s",
                person.email() + ".nl",
                person.phone() + "1"));
    }

    /** Letters outside ASCII keep their case: what becomes of those depends on the database's locale. */
    private static String cased(String name, boolean upper) {
        var text = new StringBuilder();
        name.chars()
                .forEach(c -> text.append(
                        (char) (c >= 128 ? c : upper ? Character.toUpperCase(c) : Character.toLowerCase(c))));
        return text.toString();
    }
}
