package nl.gewist.retention.backups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.gewist.retention.backups.Connector.LookFailure;

/** What pgBackRest says of a stanza and its repositories: all is well, or a code. */
final class PgBackRestStatus {
    private static final long OK = 0;
    private static final long NO_BACKUPS = 2;

    private PgBackRestStatus() {}

    /** The stanza's own code speaks of all repositories; where they differ, each is asked. */
    static void refuseTrouble(JsonNode stanza) throws LookFailure {
        JsonNode repositories = stanza.path("repo");
        if (repositories.isEmpty()) {
            refuseTrouble(code(stanza));
        }
        for (JsonNode repository : repositories) {
            refuseTrouble(code(repository));
        }
    }

    /** Why a stanza is not in the answer: a repository that cannot be read is listed under the name [invalid]. */
    static LookFailure missing(List<JsonNode> answer) throws LookFailure {
        for (JsonNode stanza : answer) {
            refuseTrouble(code(stanza));
        }
        return new LookFailure("no-such-stanza");
    }

    private static long code(JsonNode part) throws LookFailure {
        return StrictJson.number(part.path("status").path("code"));
    }

    private static void refuseTrouble(long code) throws LookFailure {
        if (code != OK && code != NO_BACKUPS) {
            throw new LookFailure("status-" + code);
        }
    }
}
