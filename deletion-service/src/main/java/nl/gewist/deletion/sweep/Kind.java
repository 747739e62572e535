package nl.gewist.deletion.sweep;

import java.util.Locale;

/** What a sweep finds of somebody who was erased. */
enum Kind {
    /** Rows under the same id are there again: an import, a nightly sync. */
    REAPPEARED,
    EMAIL,
    PHONE,
    IBAN,
    /** Names are shared: a person decides. */
    FULL_NAME,
    /** Somebody with another id, who was there before the erasure, holds the address: a person decides. */
    EMAIL_HELD,
    /** Somebody who signed up later holds the address: somebody new, and nothing to mend. */
    NEW_SUBJECT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(nl.gewist.datamap.SubjectType.Kind kind) {
        return switch (kind) {
            case EMAIL -> EMAIL;
            case PHONE -> PHONE;
            case IBAN -> IBAN;
            case FULL_NAME -> FULL_NAME;
        };
    }
}
