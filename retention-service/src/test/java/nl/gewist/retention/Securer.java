package nl.gewist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureAnnounced;
import nl.gewist.contract.RetentionEvent.InvoicesSecured;
import nl.gewist.contract.Subject;
import nl.gewist.contract.SubjectType;

/** Announces erasures and waits until their invoices are in the vault. */
@ApplicationScoped
public class Securer {
    private final Platform platform;
    private final Wire wire;
    private final Clock clock;

    Securer(Platform platform, Wire wire, Clock clock) {
        this.platform = platform;
        this.wire = wire;
        this.clock = clock;
    }

    /** A learner with this many invoices of a customer; the request. */
    public UUID learnerOf(long customer, int invoices) {
        long learner = platform.learner("Iris van Dam");
        for (int i = 0; i < invoices; i++) {
            platform.invoice(learner, customer, "Iris van Dam", 1);
        }
        return secure(SubjectType.LEARNER, learner);
    }

    /** The request, once its invoices are in the vault. */
    public UUID secure(SubjectType type, long id) {
        UUID request = UUID.randomUUID();
        var announced = new ErasureAnnounced(
                request,
                new Subject(type, Long.toString(id)),
                null,
                1,
                platform.map().version(),
                List.of("retention-service"));
        wire.say(announced, 2, "1", clock.instant());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(wire.heard(request, InvoicesSecured.class)).hasSize(1));
        return request;
    }
}
