package nl.gewist.deletion.restore;

import java.util.Arrays;
import nl.gewist.deletion.erasing.Outcome;

/** What can be said of a restore or of one request in it, and what a person can do about it. */
enum Code {
    UNKNOWN_STORE(
            "unknown-store",
            true,
            "the data map has no store of that name: tell it again with the right name, then accept this one"),
    STARTED_IN_FUTURE(
            "started-in-future",
            true,
            "everything that is not closed was applied again; find out how old the backup is, then accept"),
    CLOSED_REQUESTS(
            "closed-requests",
            true,
            "the backup is older than backups may be, and nobody knows any more who these people were: restore a younger"
                    + " one, or find and delete them on the platform, then accept"),
    BACKUP_TOO_OLD("backup-too-old", false, "delete that backup, and find out why it was still there"),
    INVOICES_NOT_SECURED(
            "invoices-not-secured",
            true,
            "the store holds an invoice of this person that the vault does not: it was deleted before the erasure;"
                    + " delete it again, then retry"),
    LEARNERS_LEFT(
            "learners-left",
            true,
            "the store holds learners of this customer that were not erased by a request: ask for their part, then retry"),
    REQUEST_FAILED("request-failed", true, "the request had begun and failed: retry the request, then this"),
    EVIDENCE_GONE(
            "evidence-gone",
            true,
            "by which values to find the person is lost: restore the evidence or its keys, then retry"),
    NOT_ERASED("not-erased", true, "the code beside it says why the store refused: mend that, then retry"),
    CREATED_AFTER_REQUEST("created-after-request", false, "somebody signed up under this id since: left alone"),
    IDENTIFIER_HELD(
            Outcome.IDENTIFIER_HELD,
            false,
            "an e-mail address, phone number or IBAN is somebody else's now, and selected nothing; the next sweep looks");

    private final String word;
    private final boolean blocks;
    private final String cure;

    Code(String word, boolean blocks, String cure) {
        this.word = word;
        this.blocks = blocks;
        this.cure = cure;
    }

    String word() {
        return word;
    }

    /** Whether the store stays closed until a person has looked. */
    boolean blocks() {
        return blocks;
    }

    String cure() {
        return cure;
    }

    /** A code that is none of these is why a store refused. */
    static Code of(String word) {
        return Arrays.stream(values())
                .filter(code -> code.word.equals(word))
                .findFirst()
                .orElse(NOT_ERASED);
    }
}
