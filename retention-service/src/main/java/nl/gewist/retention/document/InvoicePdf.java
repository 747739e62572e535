package nl.gewist.retention.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import nl.gewist.retention.vault.IssuedInvoice;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Writes a retained invoice as a PDF; all of it is set before the first byte is written. */
@ApplicationScoped
public class InvoicePdf {
    private final Fonts fonts;

    InvoicePdf(Fonts fonts) {
        this.fonts = fonts;
    }

    /** @param locale Dutch or English; any other counts as English */
    public void write(IssuedInvoice invoice, Locale locale, OutputStream out) throws IOException {
        var words = new Words(locale);
        try (var document = new PDDocument()) {
            describe(document, words, invoice);
            try (var pages = new Pages(document, new Typeface(document, fonts), words, invoice.number())) {
                new InvoiceLayout(invoice, words, pages).write();
            }
            document.save(out);
        }
    }

    private static void describe(PDDocument document, Words words, IssuedInvoice invoice) {
        String number = invoice.number() == null ? "" : " " + invoice.number();
        document.getDocumentInformation().setTitle(words.get("title") + number);
        document.getDocumentInformation().setProducer("Gewist");
        document.getDocumentCatalog().setLanguage(words.locale().toLanguageTag());
        var preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }
}
