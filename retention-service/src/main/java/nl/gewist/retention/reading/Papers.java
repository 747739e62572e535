package nl.gewist.retention.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import nl.gewist.retention.document.InvoiceCsv;
import nl.gewist.retention.document.InvoicePdf;
import nl.gewist.retention.vault.IssuedInvoice;
import org.jspecify.annotations.Nullable;

/** Puts an invoice on paper, so to speak: the response that carries it in the form somebody wants. */
@ApplicationScoped
class Papers {
    private static final Locale DUTCH = Locale.of("nl");

    private final InvoicePdf pdf;

    Papers(InvoicePdf pdf) {
        this.pdf = pdf;
    }

    /** @param languages wanted, best first; Dutch if there is neither Dutch nor English among them */
    Response response(IssuedInvoice invoice, Form form, List<Locale> languages) {
        Object entity = switch (form) {
            case JSON -> invoice;
            case PDF -> (StreamingOutput) out -> pdf.write(invoice, language(languages), out);
            case CSV ->
                (StreamingOutput) out -> InvoiceCsv.write(List.of(invoice).iterator(), out);
        };
        return Response.ok(entity, form.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name(invoice.number(), form) + '"')
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Locale language(List<Locale> languages) {
        return languages.stream()
                .filter(language -> List.of("nl", "en").contains(language.getLanguage()))
                .findFirst()
                .orElse(DUTCH);
    }

    /** An invoice number is somebody else's text: only what is harmless in every file system and header stays. */
    private static String name(@Nullable String number, Form form) {
        String harmless = number == null ? "" : number.replaceAll("[^A-Za-z0-9-]+", "-");
        return "invoice-" + harmless.substring(0, Math.min(harmless.length(), 60)) + "." + form.extension();
    }
}
