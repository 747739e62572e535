package nl.gewist.retention.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import nl.gewist.retention.Problem;
import nl.gewist.retention.document.InvoiceCsv;
import nl.gewist.retention.document.InvoicePdf;
import nl.gewist.retention.pages.Pages;
import nl.gewist.retention.vault.IssuedInvoice;
import nl.gewist.retention.vault.Original;
import nl.gewist.retention.vault.Reading.Opened;
import org.jspecify.annotations.Nullable;

/** Puts an invoice on paper, so to speak: the response that carries it in the form somebody wants. */
@ApplicationScoped
public class Papers {
    private final InvoicePdf pdf;

    Papers(InvoicePdf pdf) {
        this.pdf = pdf;
    }

    /**
     * A PDF is the document as it was sent, byte for byte, where there is one.
     *
     * @param languages wanted, best first; Dutch if there is neither Dutch nor English among them
     */
    public Response response(Opened opened, Form form, List<Locale> languages) {
        IssuedInvoice invoice = opened.invoice();
        Original original = opened.original();
        return switch (form) {
            case JSON -> response(invoice, form.type(), invoice.number(), form.extension());
            case CSV -> response(csv(invoice), form.type(), invoice.number(), form.extension());
            case PDF -> {
                Object document = original != null && original.isPdf()
                        ? original.bytes()
                        : (StreamingOutput) out -> pdf.write(invoice, Pages.language(languages), out);
                yield response(document, form.type(), invoice.number(), form.extension());
            }
            case ORIGINAL -> {
                if (original == null) {
                    throw Problem.of(Status.NOT_FOUND, "The platform had no document of this invoice; ask for a pdf.");
                }
                yield response(original.bytes(), form.type(), invoice.number(), "bin");
            }
        };
    }

    private static StreamingOutput csv(IssuedInvoice invoice) {
        return out -> InvoiceCsv.write(invoice, out);
    }

    private static Response response(Object entity, MediaType type, @Nullable String number, String extension) {
        String name = name(number, extension);
        return Response.ok(entity, type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** An invoice number is somebody else's text: only what is harmless in every file system and header stays. */
    private static String name(@Nullable String number, String extension) {
        String harmless = number == null ? "" : number.replaceAll("[^A-Za-z0-9-]+", "-");
        return "invoice-" + harmless.substring(0, Math.min(harmless.length(), 60)) + "." + extension;
    }
}
