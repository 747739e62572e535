package nl.gewist.retention.backups;

import java.util.Locale;

/** What can be wrong with the backups of a store, and what to do about it. */
enum AlarmCode {
    UNENCRYPTED("encrypt the backups, and delete the copies that are not"),
    OUTSIDE_EU("move the copies to a region in the EU, and delete those outside"),
    SILENT("see why neither event nor look came in; meanwhile nothing of this store counts as gone"),
    LOOK_FAILED("mend what the code says; meanwhile nothing of this store counts as gone"),
    OVERSTAYING("delete the copies that are older than they may become; Gewist never deletes one"),
    LOCKED("shorten the lock: these copies cannot be deleted by their day"),
    UNKNOWN_STORE("declare the store under gewist.backups.stores, or mend the name in the tool that tells"),
    UNEXPECTED("declare how this store is backed up: it was declared to have no backups"),
    FUTURE_DATED("set the clock of the machine that makes the backups, and tell the copy again with its right times"),
    UNKNOWN_START("rename the files so that they match the pattern, or leave them out with ignore"),
    BROKEN_CHAIN("delete the copies whose base is unknown or gone: nobody can tell whom they hold"),
    TOLD_DIFFERENTLY("give each copy an id of its own: two starts were told of one, the earlier one counts"),
    UNMATCHED_DELETION("see whether an event got lost: a deletion was told of a copy that nobody told of"),
    HOLDS_ERASED("delete these copies: erasures they hold were already verified to be gone");

    private final String cure;

    AlarmCode(String cure) {
        this.cure = cure;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String cure() {
        return cure;
    }
}
