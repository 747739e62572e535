package nl.gewist.retention.backups;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The day by which no backup may hold an erased person any more, and whether that has been seen to be so. */
@Entity
@Table(name = "backup_expiry")
class BackupExpiry extends PanacheEntityBase {
    /** From scheduled to completed; overdue in between when a copy outlives its day. */
    enum State {
        SCHEDULED,
        COMPLETED,
        OVERDUE
    }

    @Id
    UUID requestId;

    int round;

    int sequence;

    Instant completedAt;

    LocalDate goneBy;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    Instant verifiedAt;
}
