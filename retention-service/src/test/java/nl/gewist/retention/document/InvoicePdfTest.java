package nl.gewist.retention.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.gewist.datamap.InvoiceLine;
import nl.gewist.datamap.Party;
import nl.gewist.retention.vault.IssuedInvoice;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicePdfTest {
    private static final Locale DUTCH = Locale.of("nl");
    private static final Party SELLER =
            new Party("Yogaschool De Lotus", "Kerkstraat 1", "3511 AB", "Utrecht", "NL", "NL001234567B01");

    private final InvoicePdf pdf = new InvoicePdf(new Fonts(Optional::empty));

    @Test
    void showsWhatTheIssuedInvoiceShowed() throws IOException {
        String text = text(written(invoice("Iris van Dam", "EUR", lines(2)), DUTCH));

        assertThat(text)
                .contains("Factuur", "F-2026-001", "14 maart 2026", "Iris van Dam", "Lange Nieuwstraat 12-bis")
                .contains("3512 PH", "Yogaschool De Lotus", "NL001234567B01", "Les 1", "Les 2", "66,6667", "21%")
                .contains(
                        "Totaal zonder btw 100,00", "Btw 21,00", "EUR 121,00", "Kopie van de factuur", "Pagina 1 / 1");
    }

    @Test
    void isInEnglishForWhoReadsNoDutch() throws IOException {
        byte[] document = written(invoice("Iris van Dam", "EUR", lines(1)), Locale.FRENCH);

        assertThat(text(document)).contains("Invoice", "14 March 2026", "66.6667", "Copy of the invoice");
        try (PDDocument read = Loader.loadPDF(document)) {
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void describesItselfWithoutNamingAnybody() throws IOException {
        try (PDDocument read = Loader.loadPDF(written(invoice("Iris van Dam", "EUR", lines(1)), DUTCH))) {
            var information = read.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Kopie van factuur F-2026-001");
            assertThat(information.getMetadataKeys()).containsExactlyInAnyOrder("Title", "Producer");
            assertThat(read.getDocumentCatalog().getMetadata()).isNull();
        }
    }

    /** What is drawn otherwise than it is written can still be copied, and heard, as written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Bيوسف بن علي\u202C",
                "דוד בן־גוריון",
                "👩‍🚀 Zoë Ångström-O'Brien 😀",
                "张伟",
                "山田太郎",
                "김민준",
                "नरेन्द्र",
                "สมชาย",
                "Ελένη Дмитрий Nguyễn Ştefan",
                "a\tb\u0000c",
            })
    void nameOfAnyScriptIsThere(String name) throws IOException {
        String flat = name.strip().replaceAll("\\s+", " ");

        assertThat(text(written(invoice(name, "EUR", lines(1)), DUTCH))).contains(flat);
    }

    @Test
    void whatNoFontShowsIsDescribed() throws IOException {
        try (PDDocument document = new PDDocument()) {
            String drawn = new Typeface(document, new Fonts(Optional::empty))
                    .runs("Kim 😀 \uE000 한 \uD83D").stream()
                            .map(Typeface.Run::letters)
                            .collect(Collectors.joining());

            assertThat(drawn).isEqualTo("Kim [grinning face] [U+E000] ㅎㅏㄴ \uFFFD");
        }
    }

    @Test
    void invoiceWithoutAnythingIsStillADocument() throws IOException {
        var nobody = new Party(null, null, null, null, null, null);
        var empty = new IssuedInvoice(null, null, null, nobody, nobody, List.of(), null, null);

        assertThat(text(written(empty, DUTCH))).contains("Factuur", "(zonder naam op de factuur)", "Pagina 1 / 1");
    }

    @Test
    void amountsInAnUnknownCurrencyStayAsTheyAre() throws IOException {
        assertThat(text(written(invoice("Iris van Dam", "Ducaten", lines(1)), DUTCH)))
                .contains("Ducaten 121,00", "66,6667");
    }

    @Test
    void everyOneOfManyLinesIsThere() throws IOException {
        byte[] document = written(invoice("Duizend Regels", "EUR", lines(10_000)), DUTCH);

        try (PDDocument read = Loader.loadPDF(document)) {
            int pages = read.getNumberOfPages();
            assertThat(pages).isBetween(200, 400);
            String text = new PDFTextStripper().getText(read);
            assertThat(text.lines().filter(line -> line.startsWith("Les "))).hasSize(10_000);
            assertThat(text).contains("Pagina " + pages + " / " + pages);
        }
    }

    @Test
    void wordsWiderThanTheLineAreBrokenAndNothingIsLost() throws IOException {
        String endless = "abcdefghij".repeat(500);

        assertThat(text(written(invoice(endless, "EUR", lines(1)), DUTCH)).replaceAll("\\s", ""))
                .contains(endless);
    }

    @Test
    void manyAtOnceDoNotMixTheirLetters() throws Exception {
        List<String> names = List.of("Iris van Dam", "張偉 Zhang", "Ştefan Ünlü", "Δημήτρης Θωμάς");
        List<Callable<String>> tasks = IntStream.range(0, 80)
                .<Callable<String>>mapToObj(i -> () -> text(written(invoice(names.get(i % 4), "EUR", lines(3)), DUTCH)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> texts = threads.invokeAll(tasks);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(texts.get(i).get()).contains(names.get(i % 4));
            }
        }
    }

    private byte[] written(IssuedInvoice invoice, Locale locale) throws IOException {
        var out = new ByteArrayOutputStream();
        pdf.write(invoice, locale, out);
        return out.toByteArray();
    }

    private static String text(byte[] document) throws IOException {
        try (PDDocument read = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(read);
        }
    }

    private static List<InvoiceLine> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> new InvoiceLine(
                        "Les " + no,
                        new BigDecimal("1.500"),
                        new BigDecimal("66.6667"),
                        new BigDecimal("21.00"),
                        new BigDecimal("100.00")))
                .toList();
    }

    private static IssuedInvoice invoice(String buyer, String currency, List<InvoiceLine> lines) {
        return new IssuedInvoice(
                "F-2026-001",
                LocalDate.of(2026, 3, 14),
                currency,
                new Party(buyer, "Lange Nieuwstraat 12-bis", "3512 PH", "Utrecht", null, null),
                SELLER,
                lines,
                new BigDecimal("121.00"),
                new BigDecimal("21.00"));
    }
}
