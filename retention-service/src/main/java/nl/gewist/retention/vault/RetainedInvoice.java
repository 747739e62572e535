package nl.gewist.retention.vault;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.gewist.retention.terms.DecidedBy;
import org.jspecify.annotations.Nullable;

/** One invoice in the vault. Whom it names is sealed; everything else is there to find it and to let it expire. */
@Entity
@Table(name = "retained_invoice")
public class RetainedInvoice extends PanacheEntityBase {
    @Id
    UUID recordId;

    UUID requestId;

    int round;

    String store;

    String collection;

    String invoiceKey;

    String kind;

    @Nullable
    String number;

    @Nullable
    LocalDate issuedOn;

    @Nullable
    String ownerId;

    String legalBasis;

    LocalDate lastDay;

    @Enumerated(EnumType.STRING)
    DecidedBy decidedBy;

    Instant securedAt;

    byte[] sealed;

    static List<RetainedInvoice> ofNumber(String number) {
        return list("number = ?1 order by recordId", number);
    }

    /** Without the sealed bytes: nobody needs them to see what there is. */
    static List<Listed> ofRequest(UUID requestId) {
        return find("requestId = ?1 order by issuedOn, number, recordId", requestId)
                .project(Listed.class)
                .list();
    }

    /**
     * What may be shown of a retained invoice without reading it.
     *
     * @param decidedBy who decided the last day: the law, the platform's default, or the owner
     */
    public record Listed(
            UUID recordId,
            UUID requestId,
            int round,
            String kind,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable String ownerId,
            String legalBasis,
            LocalDate lastDay,
            DecidedBy decidedBy,
            Instant securedAt) {}
}
