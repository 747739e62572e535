package nl.gewist.retention.purge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Pattern;
import nl.gewist.retention.Problem;
import nl.gewist.retention.vault.Readers;
import org.jspecify.annotations.Nullable;

/** Lets in who may keep a record longer, or let destroying go on. */
@ApplicationScoped
class Officers {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{2,39}");

    private final Readers readers;
    private final PurgeConfig config;

    Officers(Readers readers, PurgeConfig config) {
        this.readers = readers;
        this.config = config;
    }

    /**
     * The role of whoever sends this header.
     *
     * @throws jakarta.ws.rs.WebApplicationException 401 if nobody knows them, 403 if it is not theirs to decide
     */
    String require(@Nullable String authorization) {
        String role = readers.role(authorization)
                .orElseThrow(() -> Problem.of(Status.UNAUTHORIZED, "Send the bearer token of a configured reader."));
        if (!role.equals(config.officer())) {
            throw Problem.of(Status.FORBIDDEN, "Only the role of gewist.purge.officer decides this.");
        }
        return role;
    }

    /** The reason; a 400 problem if it is no code. */
    static String code(@Nullable String reason) {
        if (reason == null || !CODE.matcher(reason).matches()) {
            throw Problem.of(Status.BAD_REQUEST, "reason must be a code of 3 to 40 lower-case letters, digits and -.");
        }
        return reason;
    }
}
