package nl.gewist.deletion.cascade;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import nl.gewist.deletion.request.RequestsChanged;
import nl.gewist.messaging.Worker;
import nl.gewist.messaging.WorkerSettings;

/** Looks whether the learners of a leaving customer are gone. */
@ApplicationScoped
class CascadeWorker extends Worker {
    private final Cascades cascades;

    CascadeWorker(Cascades cascades, WorkerSettings settings) {
        super(settings);
        this.cascades = cascades;
    }

    void lookAt(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestsChanged event) {
        wake();
    }

    @Override
    protected int work() {
        return QuarkusTransaction.requiringNew().call(cascades::goOn);
    }
}
