package nl.gewist.retention.owners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import nl.gewist.retention.Problem;
import nl.gewist.retention.vault.Readers;
import org.jspecify.annotations.Nullable;

/** Lets in only the platform's own portal, which knows who an owner is. */
@ApplicationScoped
public class Portal {
    private final Readers readers;
    private final OwnersConfig config;

    Portal(Readers readers, OwnersConfig config) {
        this.readers = readers;
        this.config = config;
    }

    /**
     * The role of whoever sends this header.
     *
     * @throws jakarta.ws.rs.WebApplicationException 401 if nobody knows them, 403 if they do not speak for owners
     */
    public String require(@Nullable String authorization) {
        String role = readers.role(authorization)
                .orElseThrow(() -> Problem.of(Status.UNAUTHORIZED, "Send the bearer token of a configured reader."));
        if (!role.equals(config.role())) {
            throw Problem.of(Status.FORBIDDEN, "Only the role of gewist.owners.role speaks for owners.");
        }
        return role;
    }
}
