package nl.gewist.architecture.wrong.retention.vault;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.gewist.architecture.wrong.deletion.erasure.Eraser;

/** A service must not know another one, ask the machine for the time, or have its fields filled. */
public class Vault {
    @Inject
    Eraser eraser;

    public long size() {
        return eraser.hashCode() + Instant.now().getEpochSecond();
    }

    public LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
