package nl.gewist.deletion.answer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.messaging.Received;
import nl.gewist.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** Notes who is ready; once all are, in the same round, the request may be erased. */
@ApplicationScoped
class Readiness {
    private final Sql sql;
    private final Event<ReadyToErase> readyToErase;

    Readiness(AgroalDataSource dataSource, Event<ReadyToErase> readyToErase) {
        this.sql = new Sql(dataSource);
        this.readyToErase = readyToErase;
    }

    void apply(List<Received> events) {
        List<Answer> secured = new ArrayList<>();
        List<Answer> stored = new ArrayList<>();
        for (Received received : events) {
            if (received.event() instanceof InvoicesSecured event) {
                secured.add(new Answer(event.requestId(), event.round(), event.digest()));
            } else if (received.event() instanceof NoticesStored event) {
                stored.add(new Answer(event.requestId(), event.round(), null));
            }
        }
        int ready = note("retention", secured) + note("notification", stored);
        if (ready > 0) {
            readyToErase.fire(new ReadyToErase());
        }
    }

    /** Answers to another round than the present one, or after it, change nothing. */
    private int note(String participant, List<Answer> answers) {
        if (answers.isEmpty()) {
            return 0;
        }
        return sql.update(
                """
                update request set ready = array_append(ready, ?::text),
                       secured_digest = coalesce(answer.digest, secured_digest),
                       state = case when array_append(ready, ?::text) @> participants then 'erasing' else state end
                from (select distinct on (id) id, round, digest
                      from unnest(?::uuid[], ?::int[], ?::text[]) as a(id, round, digest)
                      order by id, round desc) as answer
                where request_id = answer.id and request.round = answer.round
                  and state = 'announced' and not ready @> array[?::text]""",
                participant,
                participant,
                Sql.column(answers, Answer::requestId),
                Sql.column(answers, Answer::round),
                Sql.column(answers, Answer::digest),
                participant);
    }

    private record Answer(
            UUID requestId, int round, @Nullable String digest) {}
}
