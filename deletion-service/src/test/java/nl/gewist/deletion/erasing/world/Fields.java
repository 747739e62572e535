package nl.gewist.deletion.erasing.world;

import java.util.List;
import java.util.Random;
import nl.gewist.deletion.erasing.world.Column.Strategy;
import nl.gewist.deletion.erasing.world.Column.Treatment;
import nl.gewist.deletion.erasing.world.Table.Treat;
import org.jspecify.annotations.Nullable;

/** Gives tables the columns that are no keys. */
final class Fields {
    private final Random random;
    private final Names names;

    Fields(Random random, Names names) {
        this.random = random;
        this.names = names;
    }

    /** The learner's own columns; default strategies where the learner stays. */
    void identify(Table root, World world) {
        var stays = root.treat == Treat.ANONYMISE;
        for (var hint : List.of("first", "last")) {
            world.identifying.add(
                    add(root, hint, "text", false, false, "user.name", written(stays, Strategy.PSEUDONYM)));
        }
        world.identifying.add(add(
                root, "mail", "varchar(90)", false, true, "user.contact.email", written(stays, Strategy.PSEUDONYM)));
        world.identifying.add(
                add(root, "phone", "text", true, false, "user.contact.phone_number", written(stays, Strategy.NULL)));
        world.code(root.add(
                new Column(names.column(root, "code"), names.idType(), false, true, List.of(), Treatment.NONE)));
    }

    void add(Table table) {
        if (random.nextInt(3) == 0) {
            table.topic = table.add(Column.plain(names.column(table, "topic"), "int", true));
        }
        if (table.topic != null || random.nextBoolean()) {
            var type = random.nextBoolean() ? "text" : "varchar(600)";
            table.body =
                    add(table, "body", type, random.nextBoolean(), false, "user.content", rule(table, Strategy.REDACT));
        }
        table.add(Column.plain(names.column(table, "count"), "int", false));
        if (table.treat != Treat.ANONYMISE) {
            table.basis = table.treat == Treat.KEEP;
            return;
        }
        table.basis = random.nextBoolean();
        for (int i = random.nextInt(4); i > 0; i--) {
            addPersonal(table);
        }
    }

    private void addPersonal(Table table) {
        switch (random.nextInt(table.basis ? 7 : 6)) {
            case 0 -> add(table, "name", "varchar(40)", false, false, "user.name", rule(table, Strategy.PSEUDONYM));
            case 1 -> add(table, "name", "text", true, false, "user.name", written(true, Strategy.NULL));
            case 2 ->
                add(table, "mail", "varchar(60)", true, true, "user.contact.email", rule(table, Strategy.PSEUDONYM));
            case 3 -> add(table, "born", "date", true, false, "user.demographic", rule(table, Strategy.YEAR));
            case 4 -> add(table, "level", "text", random.nextBoolean(), false, "user", rule(table, Strategy.CONSTANT));
            case 5 -> add(table, "nick", "text", false, false, "user.name", written(true, Strategy.PSEUDONYM));
            default ->
                add(table, "kept", "text", true, false, "user.name", new Treatment(Strategy.STAYS, false, null, true));
        }
    }

    /** Left to the default where the default is this. */
    private static Treatment written(boolean anonymised, Strategy standard) {
        return anonymised ? new Treatment(standard, false, null, false) : Treatment.NONE;
    }

    private Treatment rule(Table table, Strategy strategy) {
        return table.treat == Treat.ANONYMISE ? new Treatment(strategy, true, through(table), false) : Treatment.NONE;
    }

    private @Nullable String through(Table table) {
        var keys = table.declared();
        return keys.size() < 2 || random.nextBoolean()
                ? null
                : keys.get(random.nextInt(keys.size())).columns().getFirst().name();
    }

    private Column add(
            Table table,
            String hint,
            String type,
            boolean nullable,
            boolean unique,
            String category,
            Treatment treatment) {
        return table.add(new Column(names.column(table, hint), type, nullable, unique, List.of(category), treatment));
    }
}
