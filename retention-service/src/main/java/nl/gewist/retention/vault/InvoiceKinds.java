package nl.gewist.retention.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataCollection;
import nl.gewist.datamap.DataMap;
import nl.gewist.datamap.InvoiceKind;
import nl.gewist.datamap.InvoiceRecord;
import nl.gewist.retention.terms.LegalBasis;
import org.jspecify.annotations.Nullable;

/** What the data map says of each kind of invoice: where it lies, on what basis it is kept, and who decides. */
@ApplicationScoped
class InvoiceKinds {
    private final Map<String, Kind> kinds;

    InvoiceKinds(PlatformStores stores) {
        DataMap map = stores.map();
        kinds = map.invoices().stream().collect(Collectors.toMap(InvoiceKind::name, kind -> kind(map, kind)));
    }

    private record Kind(String collection, LegalBasis basis, boolean customersOwn) {}

    private static Kind kind(DataMap map, InvoiceKind kind) {
        DataCollection collection = map.collections().get(kind.collection());
        LegalBasis basis = collection == null || collection.keep() == null
                ? LegalBasis.AWR_52
                : LegalBasis.named(collection.keep().basis());
        return new Kind(kind.collection().name(), basis, isCustomersOwn(kind));
    }

    private static boolean isCustomersOwn(InvoiceKind kind) {
        return kind.subjectIsBuyer() && kind.subjectType().equals(SubjectType.CUSTOMER.word());
    }

    String collection(InvoiceRecord invoice) {
        return of(invoice).collection();
    }

    LegalBasis basis(InvoiceRecord invoice) {
        return of(invoice).basis();
    }

    /** The owner who decides how long it is kept; null for what the platform sold to a customer: the law alone does. */
    @Nullable
    String decider(InvoiceRecord invoice) {
        return of(invoice).customersOwn() ? null : invoice.ownerId();
    }

    private Kind of(InvoiceRecord invoice) {
        return Objects.requireNonNull(kinds.get(invoice.kind()));
    }
}
