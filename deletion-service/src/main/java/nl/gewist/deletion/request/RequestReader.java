package nl.gewist.deletion.request;

import jakarta.enterprise.context.ApplicationScoped;
import nl.gewist.contract.EventCodec;
import nl.gewist.contract.RequestEvent;
import nl.gewist.contract.UnreadableEvent;
import nl.gewist.deletion.Problem;

/** Reads the body of a POST by the same rules as the data of a {@code deletion.requested}. */
@ApplicationScoped
class RequestReader {
    RequestEvent read(byte[] body) {
        try {
            return EventCodec.deletionRequested(body);
        } catch (UnreadableEvent unreadable) {
            throw Problem.badRequest(
                    "the body is no deletion request: " + unreadable.reason(),
                    "send JSON with requestId, subject {type, id}, requestedAt and requestedBy");
        }
    }
}
