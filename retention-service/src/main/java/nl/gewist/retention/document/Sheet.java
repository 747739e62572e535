package nl.gewist.retention.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.retention.document.Typeface.Run;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** One page being written. Points; x from the left, y from the top. */
final class Sheet implements AutoCloseable {
    static final float WIDTH = 595;
    static final float HEIGHT = 842;
    static final float LEFT = 56;
    static final float RIGHT = WIDTH - LEFT;
    private static final float BOLD_STROKE = 0.035f;
    /** Nothing so long fits on a line. */
    private static final int LONGEST_LINE = 400;

    private final Typeface typeface;
    private final PDPageContentStream contents;

    Sheet(Typeface typeface, PDPageContentStream contents) {
        this.typeface = typeface;
        this.contents = contents;
    }

    void left(String line, float x, float y, Style style) throws IOException {
        draw(line, typeface.runs(line), x, y, style);
    }

    /** Ends at x; made smaller where it is wider than that. */
    void right(String line, float x, float y, Style style, float width) throws IOException {
        List<Run> runs = typeface.runs(line);
        float ems = Typeface.width(runs);
        float size = Math.min(style.size(), ems == 0 ? style.size() : width / ems);
        draw(line, runs, x - ems * size, y, style.ofSize(size));
    }

    void rule(float y, float thickness) throws IOException {
        contents.setStrokingColor(0.75f);
        contents.setLineWidth(thickness);
        contents.moveTo(LEFT, HEIGHT - y);
        contents.lineTo(RIGHT, HEIGHT - y);
        contents.stroke();
    }

    void form(PDFormXObject form, float x, float y) throws IOException {
        contents.saveGraphicsState();
        contents.transform(Matrix.getTranslateInstance(x, HEIGHT - y));
        contents.drawForm(form);
        contents.restoreGraphicsState();
    }

    /** Broken between words, or inside one that is wider than the line. */
    List<String> wrap(String text, float width, Style style) throws IOException {
        float ems = width / style.size();
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (fits(longer, ems)) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (!fits(line, ems)) {
                int cut = longestFit(line, ems);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        lines.add(line);
        return lines;
    }

    private boolean fits(String line, float ems) throws IOException {
        return line.length() <= LONGEST_LINE && Typeface.width(typeface.runs(line)) <= ems;
    }

    /** At least one letter, so that it comes to an end. */
    private int longestFit(String word, float ems) throws IOException {
        int fits = 1;
        int tooLong = Math.min(word.length(), LONGEST_LINE + 1);
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (fits(word.substring(0, middle), ems)) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return Character.isHighSurrogate(word.charAt(fits - 1)) && fits < word.length() ? fits + 1 : fits;
    }

    private void draw(String line, List<Run> runs, float x, float y, Style style) throws IOException {
        boolean changed =
                !line.equals(String.join("", runs.stream().map(Run::letters).toList()));
        if (changed) {
            contents.beginMarkedContent(COSName.getPDFName("Span"), as(line));
        }
        contents.beginText();
        contents.setNonStrokingColor(style.grey());
        if (style.bold()) {
            contents.setRenderingMode(RenderingMode.FILL_STROKE);
            contents.setStrokingColor(style.grey());
            contents.setLineWidth(style.size() * BOLD_STROKE);
        }
        contents.newLineAtOffset(x, HEIGHT - y);
        for (Run run : runs) {
            contents.setFont(run.font(), style.size());
            contents.showText(run.letters());
        }
        if (style.bold()) {
            contents.setRenderingMode(RenderingMode.FILL);
        }
        contents.endText();
        if (changed) {
            contents.endMarkedContent();
        }
    }

    /** Whoever copies or hears the text gets it as it was, not as it is drawn. */
    private static PDPropertyList as(String line) {
        var properties = new COSDictionary();
        properties.setString(COSName.ACTUAL_TEXT, line);
        return PDPropertyList.create(properties);
    }

    @Override
    public void close() throws IOException {
        contents.close();
    }
}
