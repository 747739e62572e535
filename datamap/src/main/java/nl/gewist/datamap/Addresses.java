package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The e-mail addresses by which rows of a batch are found.
 *
 * @param held how many more each request has that select nothing
 */
record Addresses(List<Known> known, Map<UUID, Integer> held) {

    Addresses {
        known = List.copyOf(known);
        held = Map.copyOf(held);
    }

    /** @param no of the target in its batch */
    record Known(int no, String value) {}

    /** All that look like an address: what stands for none ({@code -}, {@code unknown}) is many people's. */
    static Addresses of(List<Target> targets, Map<UUID, Identifiers> identifiers) {
        var known = new ArrayList<Known>();
        for (int no = 0; no < targets.size(); no++) {
            var of = identifiers.get(targets.get(no).requestId());
            for (var email : of == null ? List.<String>of() : of.emails()) {
                if (Finder.isEmail(email.strip())) {
                    known.add(new Known(no, email.strip()));
                }
            }
        }
        return new Addresses(known, Map.of());
    }

    Integer[] numbers() {
        return known.stream().map(Known::no).toArray(Integer[]::new);
    }

    String[] values() {
        return known.stream().map(Known::value).toArray(String[]::new);
    }

    /** Holds personal values: never printed. */
    @Override
    public String toString() {
        return "Addresses[withheld]";
    }
}
