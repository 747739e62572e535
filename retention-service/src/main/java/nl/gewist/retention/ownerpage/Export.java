package nl.gewist.retention.ownerpage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.gewist.retention.document.InvoiceCsv;
import nl.gewist.retention.document.InvoicePdf;
import nl.gewist.retention.pages.PagesConfig;
import nl.gewist.retention.terms.OwnedInvoice;
import nl.gewist.retention.terms.OwnerExports;
import nl.gewist.retention.terms.OwnerTerms;
import nl.gewist.retention.vault.Original;
import nl.gewist.retention.vault.Reading;
import nl.gewist.retention.vault.Reading.Opened;
import nl.gewist.retention.vault.Reading.Reader;
import org.jspecify.annotations.Nullable;

/** All invoices of an owner as a ZIP: a PDF for each, and one CSV. One invoice at a time is in memory. */
@ApplicationScoped
class Export {
    private static final Reader EXPORTS = new Reader(Owners.ROLE, "export");
    private static final int AT_ONCE = 500;
    private static final int LONGEST_NAME = 60;

    private final OwnerTerms terms;
    private final Reading reading;
    private final InvoicePdf pdf;
    private final OwnerExports exports;
    private final Semaphore places;

    Export(OwnerTerms terms, Reading reading, InvoicePdf pdf, OwnerExports exports, PagesConfig config) {
        this.terms = terms;
        this.reading = reading;
        this.pdf = pdf;
        this.exports = exports;
        places = new Semaphore(config.exportsAtOnce());
    }

    /**
     * Writes them. To the last byte, and it is noted: the owner has a copy of what there was.
     *
     * @throws TooManyExports before anything is written
     */
    void write(String ownerId, Locale language, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw new TooManyExports();
        }
        try {
            writeZip(ownerId, language, out);
        } finally {
            places.release();
        }
    }

    private void writeZip(String ownerId, Locale language, OutputStream out) throws IOException {
        Instant begunAt = exports.begin(ownerId);
        var zip = new ZipOutputStream(out);
        // The rows of the CSV wait, compressed, until the last PDF is written.
        var rows = new ByteArrayOutputStream();
        try (var csv = new GZIPOutputStream(rows)) {
            InvoiceCsv.header(csv);
            writeAll(ownerId, language, zip, csv);
        }
        zip.putNextEntry(new ZipEntry("invoices.csv"));
        try (var csv = new GZIPInputStream(new ByteArrayInputStream(rows.toByteArray()))) {
            csv.transferTo(zip);
        }
        zip.closeEntry();
        zip.finish();
        out.flush();
        exports.completed(ownerId, begunAt);
    }

    private void writeAll(String ownerId, Locale language, ZipOutputStream zip, OutputStream csv) throws IOException {
        @Nullable UUID after = null;
        List<OwnedInvoice> page;
        do {
            page = terms.invoices(ownerId, after, AT_ONCE);
            for (OwnedInvoice invoice : page) {
                // One that was destroyed a moment ago is not there any more.
                Optional<Opened> opened = reading.readOwned(ownerId, invoice.recordId(), EXPORTS, true);
                if (opened.isPresent()) {
                    zip.putNextEntry(new ZipEntry(name(invoice)));
                    writePdf(opened.get(), language, zip);
                    zip.closeEntry();
                    InvoiceCsv.rows(opened.get().invoice(), csv);
                }
                after = invoice.recordId();
            }
        } while (page.size() == AT_ONCE);
    }

    private void writePdf(Opened opened, Locale language, OutputStream out) throws IOException {
        Original original = opened.original();
        if (original != null && original.isPdf()) {
            out.write(original.bytes());
        } else {
            var document = new ByteArrayOutputStream();
            pdf.write(opened.invoice(), language, document);
            document.writeTo(out);
        }
    }

    /** Unlike any other, also when two invoices have one number. */
    private static String name(OwnedInvoice invoice) {
        String number = invoice.number() == null ? "" : invoice.number().replaceAll("[^A-Za-z0-9-]+", "-");
        String year = invoice.issuedOn() == null ? "" : invoice.issuedOn().getYear() + "/";
        return year + number.substring(0, Math.min(number.length(), LONGEST_NAME)) + "-"
                + invoice.recordId().toString().substring(0, 8) + ".pdf";
    }
}
