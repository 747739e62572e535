package nl.gewist.deletion.erasing.world;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import nl.gewist.deletion.erasing.world.Column.Strategy;
import nl.gewist.deletion.erasing.world.Column.Treatment;
import nl.gewist.deletion.erasing.world.Table.Treat;
import org.jspecify.annotations.Nullable;

/** Adds rows that belong to whoever has the address in them: in tables of their own, and in some of those there are. */
final class AddressMaker {
    private static final Treatment NULLED = new Treatment(Strategy.NULL, false, null, false);

    private final Random random;
    private final World world;
    private int mark;

    AddressMaker(Random random, World world, int firstMark) {
        this.random = random;
        this.world = world;
        this.mark = firstMark;
    }

    void make() {
        world.tables.stream()
                .filter(table -> table != world.root() && !table.declared().isEmpty() && table.treat != Treat.KEEP)
                .filter(table -> world.loops.stream().noneMatch(loop -> loop.to() == table || loop.from() == table))
                .filter(_ -> random.nextInt(4) == 0)
                .limit(1)
                .forEach(this::addTo);
        if (random.nextBoolean()) {
            makeGuests();
        }
    }

    private Column address(Table table) {
        var category = List.of("user.contact.email");
        var column = new Column(
                "their \"Address\"",
                random.nextBoolean() ? "text" : "varchar(80)",
                true,
                false,
                category,
                table.treat == Treat.ANONYMISE ? NULLED : Treatment.NONE);
        table.address = table.add(column);
        return column;
    }

    private void addTo(Table table) {
        var column = address(table);
        table.rows.forEach(row -> row.set(column, random.nextInt(3) == 0 ? value() : null));
    }

    private void makeGuests() {
        var table = new Table("guest 'e'");
        table.treat = random.nextBoolean() ? Treat.DELETE : Treat.ANONYMISE;
        table.add(world.mark);
        var id = table.add(Column.plain("guest id", "int", false));
        table.primaryKey.add(id);
        var address = address(table);
        world.tables.add(table);
        var owned = random.nextBoolean();
        if (owned) {
            table.part.add(table.add(Column.plain("sold by", world.ownerId().type(), true)));
        }
        var line = new Table("guest line");
        line.add(world.mark);
        var guest = line.add(Column.plain("of guest", "int", random.nextBoolean()));
        line.keys.add(
                new Key(line, List.of(guest), table, List.of(id), Key.Way.FROM, random.nextBoolean() ? "" : null));
        world.tables.add(line);
        for (int i = random.nextInt(10); i > 0; i--) {
            var row = row(table);
            row.set(id, Integer.toString(i));
            row.set(address, value());
            if (owned) {
                row.set(table.part.getFirst(), world.owners.get(random.nextInt(world.owners.size())));
            }
            if (random.nextBoolean()) {
                row(line).set(guest, Integer.toString(i));
            }
        }
    }

    private Row row(Table table) {
        var row = new Row(mark++, null);
        row.set(world.mark, Integer.toString(row.mark));
        table.rows.add(row);
        return row;
    }

    private @Nullable String value() {
        var email = world.people.get(random.nextInt(world.people.size())).email();
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> " ";
            case 2 -> "x" + email;
            case 3 -> email.toUpperCase(Locale.ROOT);
            case 4 -> "  " + email + " ";
            default -> email;
        };
    }
}
