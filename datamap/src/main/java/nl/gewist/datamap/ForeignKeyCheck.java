package nl.gewist.datamap;

import java.util.List;
import java.util.Set;
import nl.gewist.datamap.Catalog.ForeignKey;
import nl.gewist.datamap.Catalog.OnDelete;
import nl.gewist.datamap.Misfit.Code;

/** Finds deletes that a foreign key would refuse, or that would take rows along which nobody counted. */
final class ForeignKeyCheck {
    private final Reach reach;
    private final Misfits misfits;

    ForeignKeyCheck(Reach reach, Misfits misfits) {
        this.reach = reach;
        this.misfits = misfits;
    }

    void check() {
        StepOrder.of(reach).turns().stream().filter(turn -> turn.size() > 1).forEach(this::checkTogether);
        for (var key : reach.catalog().foreignKeys()) {
            var target = new CollectionName(reach.catalog().store().name(), key.target());
            if (reach.deletes(target)) {
                reach.source(key).ifPresentOrElse(source -> checkMapped(source, key), () -> checkUnmapped(key));
            }
        }
    }

    /** In one statement a row that stays cannot let go of one that goes in a step before. */
    private void checkTogether(List<CollectionName> turn) {
        for (var key : reach.catalog().foreignKeys()) {
            var target = new CollectionName(reach.catalog().store().name(), key.target());
            reach.source(key)
                    .filter(source -> !source.equals(target) && turn.contains(source) && turn.contains(target))
                    .filter(source -> reach.deletes(target) && !reach.deletes(source))
                    .filter(source -> reach.isDeclared(source, key) && !ErasurePlan.lettingGo(reach, source, key))
                    .ifPresent(source -> add(
                            Code.CYCLE,
                            source.toString(),
                            key,
                            "stays, but is erased in one statement with " + target
                                    + ", to which it points: anonymise it"
                                    + " with the strategy 'null' for this field and without a part of its own, or delete"
                                    + " these rows too"));
        }
    }

    private void checkUnmapped(ForeignKey key) {
        var table = reach.catalog().store().name() + "." + key.table();
        if (key.onDelete() == OnDelete.REFUSE) {
            add(
                    Code.FOREIGN_KEY_BROKEN,
                    table,
                    key,
                    "its rows would stop deletes in " + key.target() + ": add it to the map");
        } else if (key.onDelete() == OnDelete.CASCADE) {
            add(
                    Code.CASCADE_UNSEEN,
                    table,
                    key,
                    "its rows would vanish uncounted with " + key.target() + ": add it to the map");
        }
    }

    private void checkMapped(CollectionName source, ForeignKey key) {
        var target = new CollectionName(source.store(), key.target());
        if (reach.contains(source) && reach.pointsAway(source, key) && !reach.deletes(source)) {
            checkLettingGo(source, key);
        } else if (!isGone(source, key, target)) {
            checkStaying(source, key);
        }
    }

    /** Whether no row can point to one that goes: they went with the same person, or whatever is pointed to stays. */
    private boolean isGone(CollectionName source, ForeignKey key, CollectionName target) {
        if (source.equals(target) && source.equals(reach.root())) {
            return false;
        }
        var others = !reach.contains(source) || reach.deletes(source);
        return reach.deletes(source) && reach.isDeclared(source, key)
                || others && reach.holding().isOnlyHeld(target);
    }

    private void checkStaying(CollectionName source, ForeignKey key) {
        switch (key.onDelete()) {
            case CASCADE ->
                add(
                        Code.CASCADE_UNSEEN,
                        source.toString(),
                        key,
                        "somebody else's rows would vanish with " + key.target() + ": declare the reference and let it"
                                + " delete if they are the same person's, else let the key set null");
            case SET_NULL -> {
                if (key.columns().stream()
                        .anyMatch(column -> !reach.column(source, column).nullable())) {
                    add(
                            Code.FOREIGN_KEY_BROKEN,
                            source.toString(),
                            key,
                            "may not be null, but would be set so when its row in " + key.target()
                                    + " goes: allow null, or anonymise " + key.target());
                }
            }
            case REFUSE -> {
                if (!reach.deletes(source) && reach.nullable(source, key).isEmpty()) {
                    add(
                            Code.FOREIGN_KEY_BROKEN,
                            source.toString(),
                            key,
                            "may not be null, but its row in " + key.target() + " would go: anonymise " + key.target()
                                    + ", or delete these rows too");
                }
            }
            case SET_DEFAULT -> {}
        }
    }

    /** A row that stays must lose what it points to in its own turn. */
    private void checkLettingGo(CollectionName source, ForeignKey key) {
        var ways = reach.paths(source).size();
        if (reach.collection(source).treatment() != Treatment.ANONYMISE
                || FieldPlan.of(reach, source).stream()
                        .noneMatch(plan -> key.columns().contains(plan.column().name())
                                && plan.strategy() instanceof Strategy.Null
                                && plan.ways().size() == ways)) {
            add(
                    Code.FOREIGN_KEY_BROKEN,
                    source.toString(),
                    key,
                    "stays, but the row in " + key.target() + " it points to would go: give it the strategy 'null', or"
                            + " keep or anonymise " + key.target());
        }
    }

    private void add(Code code, String collection, ForeignKey key, String cure) {
        misfits.add(
                code,
                collection,
                String.join(",", key.columns()),
                Set.of(reach.type().name()),
                cure);
    }
}
