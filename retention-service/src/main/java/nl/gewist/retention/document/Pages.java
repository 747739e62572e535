package nl.gewist.retention.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.jspecify.annotations.Nullable;

/** The pages of a document, one after the other; each says which it is, and of how many. */
final class Pages implements AutoCloseable {
    private static final float FOOT = Sheet.HEIGHT - 40;
    private static final float TOTAL_WIDTH = 24;

    private final PDDocument document;
    private final Typeface typeface;
    private final Words words;
    private final String number;
    /** Drawn on every page, and filled when their number is known. */
    private final PDAppearanceStream total;

    private @Nullable Sheet sheet;
    private int count;

    Pages(PDDocument document, Typeface typeface, Words words, @Nullable String number) {
        this.document = document;
        this.typeface = typeface;
        this.words = words;
        this.number = number == null ? "" : number;
        this.total = new PDAppearanceStream(document);
        total.setBBox(new PDRectangle(0, -4, TOTAL_WIDTH, 14));
        total.setResources(new PDResources());
    }

    Sheet next() throws IOException {
        finish();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        count++;
        var next = new Sheet(
                typeface, new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true));
        foot(next);
        sheet = next;
        return next;
    }

    private void foot(Sheet next) throws IOException {
        next.left(words.get("copy"), Sheet.LEFT, FOOT, Style.LABEL);
        if (count > 1) {
            next.left(number, Sheet.LEFT, 44, Style.LABEL);
        }
        String page = words.get("page") + " " + count + " / ";
        next.right(page, Sheet.RIGHT - TOTAL_WIDTH, FOOT, Style.LABEL, 100);
        next.form(total, Sheet.RIGHT - TOTAL_WIDTH, FOOT);
    }

    private void finish() throws IOException {
        if (sheet != null) {
            sheet.close();
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        try (var bytes = total.getStream().createOutputStream();
                var contents = new PDPageContentStream(document, total, bytes)) {
            contents.beginText();
            contents.setNonStrokingColor(Style.LABEL.grey());
            for (Typeface.Run run : typeface.runs(Integer.toString(count))) {
                contents.setFont(run.font(), Style.LABEL.size());
                contents.showText(run.letters());
            }
            contents.endText();
        }
    }
}
