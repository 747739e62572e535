package nl.gewist.deletion.request;

import org.jspecify.annotations.Nullable;

/**
 * Who ends a pause, and why.
 *
 * @param role null where nobody said
 * @param reason a code
 * @param note free text, kept in this service's database only
 */
record Release(
        @Nullable String role,
        @Nullable String reason,
        @Nullable String note) {}
