package nl.gewist.datamap;

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
        for (var key : reach.catalog().foreignKeys()) {
            var target = new CollectionName(reach.catalog().store().name(), key.target());
            if (reach.deletes(target)) {
                reach.source(key).ifPresentOrElse(source -> checkMapped(source, key), () -> checkUnmapped(key));
            }
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
        if (reach.deletes(source)) {
            return;
        }
        if (key.onDelete() == OnDelete.CASCADE) {
            add(
                    Code.CASCADE_UNSEEN,
                    source.toString(),
                    key,
                    "its rows would vanish with " + key.target()
                            + ": declare the reference and let it delete, or anonymise " + key.target());
        } else if (key.onDelete() == OnDelete.REFUSE
                && reach.nullable(source, key).isEmpty()) {
            add(
                    Code.FOREIGN_KEY_BROKEN,
                    source.toString(),
                    key,
                    "may not be null, but its row in " + key.target() + " would go: anonymise " + key.target()
                            + ", or delete these rows too");
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
