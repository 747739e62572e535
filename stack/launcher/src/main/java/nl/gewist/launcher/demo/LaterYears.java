package nl.gewist.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.gewist.contract.ErasureEvent.ErasureClosed;
import nl.gewist.contract.RestoreEvent.RestoreReplayed;
import nl.gewist.contract.RetentionEvent.BackupExpiryOverdue;
import nl.gewist.contract.RetentionEvent.InvoicesPurged;
import nl.gewist.launcher.Events;
import nl.gewist.launcher.Stack;
import nl.gewist.launcher.demo.PromiseChecks.Result;
import nl.gewist.sample.LeftoverSearch;

/** What becomes of the erased afterwards: a restored backup, an owner's decisions, 61 days later, 11 years later. */
final class LaterYears {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration WEEK_LATER = Duration.ofDays(8);
    private static final Duration SIXTY_ONE_DAYS = Duration.ofDays(61);
    private static final Duration ELEVEN_YEARS = Duration.ofDays(11 * 366L);

    private final Stack stack;
    private final Consumer<String> progress;
    private final Cast cast;
    private final Events events;
    private final PlatformBackup backup;
    private final Desk desk;

    LaterYears(Stack stack, Consumer<String> progress, Cast cast, Events events, PlatformBackup backup, Desk desk) {
        this.stack = stack;
        this.progress = progress;
        this.cast = cast;
        this.events = events;
        this.backup = backup;
        this.desk = desk;
    }

    /** Moves the services' clock, which then stays there. */
    List<Result> play() throws SQLException, IOException, InterruptedException {
        return List.of(
                new Result("P3  an invoice of the erased is given out as it was issued", invoiceGivenOut()),
                new Result("P4  a backup put back is erased again before the platform opens", restored()),
                new Result("P3  an owner's invoice is destroyed a week after they said so", destroyedByItsOwner()),
                new Result("P4  61 days later no backup holds them, and nobody can tell whom it was about", closed()),
                new Result("P3  11 years later their names are gone from the vault", purged()));
    }

    private ShownInvoice kept() {
        return cast.shown().getFirst();
    }

    private ShownInvoice destroyed() {
        return cast.shown().getLast();
    }

    private Desk.Answer invoice(ShownInvoice invoice, String accept) throws IOException, InterruptedException {
        return desk.portal(
                "GET",
                "/v1/invoices/" + invoice.number() + "?reason=demonstration&ownerId=" + invoice.owner(),
                "",
                accept);
    }

    private List<String> invoiceGivenOut() throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Desk.Answer pdf = invoice(kept(), "application/pdf");
        if (pdf.isPdf()) {
            Path file = stack.options().folder().resolve("demo").resolve(kept().number() + ".pdf");
            Files.createDirectories(file.getParent());
            Files.write(file, pdf.body());
            progress.accept("The invoice " + kept().number() + " as a PDF: " + file);
        } else {
            faults.add("invoice " + kept().number() + " is no PDF but a " + pdf.status());
        }
        JsonNode issued = invoice(kept(), "application/json").json();
        if (!issued.path("buyer").path("name").asText().equals(kept().name())) {
            faults.add("invoice " + kept().number() + " names somebody else");
        }
        return faults;
    }

    private List<String> restored() throws SQLException, IOException, InterruptedException {
        progress.accept("Putting back the backup that was taken before");
        backup.restore();
        List<String> faults = new ArrayList<>();
        if (leftovers().isEmpty()) {
            faults.add("the backup held nothing of them: this shows nothing");
        }
        desk.deletion(
                "POST",
                "/v1/restores",
                "{\"store\": \"platform\", \"backupId\": \"%s\", \"startedAt\": \"%s\"}"
                        .formatted(backup.id(), backup.startedAt()));
        boolean replayed = events.await(
                () -> events.of(RestoreReplayed.class).stream()
                        .anyMatch(said -> said.backupId().equals(backup.id())),
                PATIENCE);
        if (!replayed) {
            faults.add("the erasures were not applied again");
        }
        faults.addAll(leftovers());
        progress.accept("The erasures since then are applied again");
        return faults;
    }

    private List<String> leftovers() throws SQLException {
        try (Connection platform = stack.platform().connect()) {
            return new LeftoverSearch(cast.values())
                    .in(platform).stream()
                            .map(left ->
                                    "learner " + left.learnerId() + " in " + left.collection() + "." + left.field())
                            .toList();
        }
    }

    private List<String> destroyedByItsOwner() throws IOException, InterruptedException {
        String owner = "/v1/owners/" + destroyed().owner();
        String record = owner + "/invoices/" + recordId(destroyed());
        int touches = desk.portal("DELETE", record + "?dryRun=true")
                .json()
                .path("touches")
                .asInt();
        int status = desk.portal("DELETE", record + "?touches=" + touches).status();
        String term = owner + "/retention-term?";
        String nine = "{\"years\": 9}";
        int chosen = desk.portal("PUT", term, nine, "application/json").status();
        progress.accept("Owner " + destroyed().owner() + " keeps invoices for nine years, and has one destroyed");
        List<String> faults = new ArrayList<>();
        if (status != 202 || chosen != 200) {
            faults.add("the owner's decisions were answered by " + status + " and " + chosen);
        }
        if (!invoice(destroyed(), "application/pdf").isPdf()) {
            faults.add("the invoice is gone before the week is over");
        }
        move(WEEK_LATER);
        if (!becomes(() -> invoice(destroyed(), "application/pdf").status() == 404)) {
            faults.add("the invoice is still there after the week");
        }
        if (!invoice(kept(), "application/pdf").isPdf()) {
            faults.add("another invoice is gone with it");
        }
        return faults;
    }

    private UUID recordId(ShownInvoice invoice) throws IOException, InterruptedException {
        for (JsonNode listed : desk.portal("GET", "/v1/owners/" + invoice.owner() + "/invoices?limit=500")
                .json()) {
            if (listed.path("number").asText().equals(invoice.number())) {
                return UUID.fromString(listed.path("recordId").asText());
            }
        }
        throw new IllegalStateException("owner " + invoice.owner() + " does not see invoice " + invoice.number());
    }

    private List<String> closed() throws IOException, InterruptedException {
        move(SIXTY_ONE_DAYS);
        List<String> faults = new ArrayList<>();
        if (!events.await(
                () -> events.of(BackupExpiryOverdue.class).size()
                        >= cast.requests().size(),
                PATIENCE)) {
            faults.add("the backup that is still there is not told of");
        }
        progress.accept("The backup is still there: said to be overdue. Deleting it");
        backup.delete();
        List<UUID> ids =
                cast.requests().stream().map(request -> request.requestId()).toList();
        boolean closed = events.await(
                () -> events.of(ErasureClosed.class).stream()
                                .map(ErasureClosed::requestId)
                                .filter(ids::contains)
                                .distinct()
                                .count()
                        == ids.size(),
                PATIENCE);
        if (!closed) {
            faults.add("not every request is closed");
        }
        return faults;
    }

    private List<String> purged() throws IOException, InterruptedException, SQLException {
        move(ELEVEN_YEARS);
        List<UUID> ids = cast.wholeRequests();
        List<String> faults = new ArrayList<>();
        if (!becomes(() -> retained(ids) == 0)) {
            faults.add("the vault still has " + retained(ids) + " invoices of them");
        }
        if (events.of(InvoicesPurged.class).stream().noneMatch(purge -> ids.contains(purge.requestId()))) {
            faults.add("nobody said that they were destroyed");
        }
        if (invoice(kept(), "application/pdf").status() != 404) {
            faults.add("the invoice is still given out");
        }
        return faults;
    }

    private int retained(List<UUID> ids) throws IOException, InterruptedException {
        int retained = 0;
        for (UUID id : ids) {
            retained +=
                    desk.portal("GET", "/v1/invoices?requestId=" + id).json().size();
        }
        return retained;
    }

    private void move(Duration later) {
        progress.accept("The services' clock moves " + later.toDays() + " days ahead");
        stack.moveClock(later);
    }

    private static boolean becomes(Asked asked) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!asked.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(200);
        }
        return true;
    }

    private interface Asked {
        boolean holds() throws IOException, InterruptedException;
    }
}
