package nl.gewist.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all writers of one load share: tables, dice, names, and the list of what was planted. */
record Workshop(Tables tables, Dice dice, Names names, List<PlantedMention> planted) {

    /** Everything happened before this; requests are made later. */
    static final Instant REFERENCE = Instant.parse("2026-01-01T00:00:00Z");

    Workshop(Tables tables, Dice dice, Names names) {
        this(tables, dice, names, new ArrayList<>());
    }

    Instant since(Instant start) {
        return dice.between(start, REFERENCE);
    }

    Person.Address address() {
        return new Person.Address(
                dice.pick(names.streets) + " " + dice.between(1, 240),
                dice.pick(names.postalCodes),
                dice.pick(names.cities));
    }
}
