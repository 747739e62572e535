package nl.gewist.retention.backups;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import nl.gewist.retention.ClockWatch;
import nl.gewist.retention.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Lets a person say that the clock is right, after the service stood still for long. */
@Path("/v1/backups/clock")
@Tag(name = "backups")
public class ClockResource {
    private static final Logger LOG = Logger.getLogger(ClockResource.class);

    private final ClockWatch watch;
    private final ReportTable reports;
    private final BackupsWorker worker;
    private final Clock clock;

    ClockResource(ClockWatch watch, ReportTable reports, BackupsWorker worker, Clock clock) {
        this.watch = watch;
        this.reports = reports;
        this.worker = worker;
        this.clock = clock;
    }

    @POST
    @Path("/accept")
    @Operation(summary = "The time of this service is right: terms end by it again")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "400", description = "Who says so is missing")
    public void accept(@QueryParam("role") @DefaultValue("") String role) {
        if (!role.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
            throw Problem.of(Status.BAD_REQUEST, "role must say who you are, as a code such as privacy-officer.");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            watch.accept();
            reports.dueNow(clock.instant());
        });
        LOG.warnf("the clock was accepted by %s", role);
        worker.wake();
    }
}
