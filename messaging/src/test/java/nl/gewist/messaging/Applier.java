package nl.gewist.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.RequestEvent.DeletionRequested;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A service as small as can be: notes each request, refuses poison, answers each with an event. */
@ApplicationScoped
class Applier {
    private final BatchReceiver receiver;
    private final Outbox outbox;
    private final Sql sql;

    Applier(BatchReceiver receiver, Outbox outbox, AgroalDataSource dataSource) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.sql = new Sql(dataSource);
    }

    @Incoming("requests")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        receiver.receive(records, this::apply);
    }

    private void apply(List<Received> events) {
        for (Received received : events) {
            var request = (DeletionRequested) received.event();
            sql.update("insert into applied (request_id, reason) values (?, ?)", request.requestId(), request.reason());
            outbox.add(new ErasureClosed(request.requestId()), 1, 1);
        }
    }

    List<UUID> applied() {
        return sql.query("select request_id from applied order by place", row -> row.getObject(1, UUID.class));
    }
}
