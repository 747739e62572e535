package nl.gewist.datamap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Misfit.Code;

/**
 * How rows that refer to one another go where foreign keys are checked row by row, not at the end of a statement: what may
 * be null is nulled first, and of the rest the referring rows go first.
 */
final class RowByRow {
    /** MariaDB plans longer ones for minutes, and in gigabytes; the statements of real maps have some thousands. */
    private static final int LONGEST = 65_536;

    private final Reach reach;
    private final List<CollectionName> turn;

    /** @param turn the collections that are erased at the same time */
    RowByRow(Reach reach, List<CollectionName> turn) {
        this.reach = reach;
        this.turn = List.copyOf(turn);
    }

    /** What cannot be erased so: rows need a key of their own, an order, and a statement of some length at most. */
    static void check(Reach reach, Misfits misfits) {
        checkKeys(reach, misfits);
        StepOrder.of(reach).turns().stream()
                .filter(turn -> new RowByRow(reach, turn).order().isEmpty())
                .forEach(turn -> misfits.add(
                        Code.CYCLE,
                        turn.getFirst(),
                        null,
                        Set.of(reach.type().name()),
                        "refers to rows that go at the same time and refer to it, and MariaDB checks foreign keys row by"
                                + " row: allow null in one of these columns"));
        if (misfits.toList().isEmpty()) {
            checkLength(reach, misfits);
        }
    }

    private static void checkKeys(Reach reach, Misfits misfits) {
        var changed = new TreeSet<>(reach.collections());
        reach.map().collections().values().stream()
                .filter(collection -> reach.catalog().table(collection.name()).isPresent())
                .filter(collection -> collection.mentions().stream()
                        .anyMatch(mention -> reach.contains(mention.of().collection())))
                .forEach(collection -> changed.add(collection.name()));
        changed.stream()
                .filter(name -> reach.table(name).primaryKey().isEmpty())
                .forEach(name -> misfits.add(
                        Code.UNFIT_TABLE,
                        name,
                        null,
                        Set.of(reach.type().name()),
                        "has no primary key, by which MariaDB could tell its rows apart: give it one"));
    }

    private static void checkLength(Reach reach, Misfits misfits) {
        var selection = new Selection(reach);
        reach.collections().stream()
                .filter(name -> (selection.with() + selection.hit(name, "")).length() > LONGEST)
                .forEach(name -> misfits.add(
                        Code.UNFIT_TABLE,
                        name,
                        null,
                        Set.of(reach.type().name()),
                        "whether its rows are the person's depends on so many others that MariaDB could not plan the"
                                + " statement: declare fewer references, or some of them under links"));
    }

    /** The columns to null in rows of this collection that are about to be deleted. */
    List<String> release(CollectionName name) {
        return keys(name)
                .flatMap(key -> reach.nullable(name, key).stream())
                .distinct()
                .toList();
    }

    /** The collections of the turn, so that none is left to which another refers; empty when that cannot be. */
    Optional<List<CollectionName>> order() {
        var order = new ArrayList<CollectionName>();
        var waiting = new ArrayList<>(turn);
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(name -> waiting.stream().noneMatch(other -> holds(other, name)))
                    .toList();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            order.addAll(next);
            waiting.removeAll(new HashSet<>(next));
        }
        return Optional.of(order);
    }

    /** Whether a row of the one may stop a row of the other from being deleted, even after its release. */
    private boolean holds(CollectionName from, CollectionName to) {
        return keys(from)
                .anyMatch(key -> key.target().equals(to.name())
                        && reach.nullable(from, key).isEmpty());
    }

    private Stream<ForeignKey> keys(CollectionName from) {
        return reach.catalog().foreignKeys().stream()
                .filter(key -> key.table().equals(from.name()) && key.onDelete() == OnDelete.REFUSE)
                .filter(key -> reach.deletes(from))
                .filter(key ->
                        turn.stream().anyMatch(target -> target.name().equals(key.target()) && reach.deletes(target)));
    }
}
