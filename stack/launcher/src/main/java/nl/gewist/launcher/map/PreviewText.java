package nl.gewist.launcher.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import nl.gewist.datamap.Preview;
import nl.gewist.datamap.Preview.Collection;
import nl.gewist.datamap.Preview.Field;
import nl.gewist.datamap.Words;
import org.jspecify.annotations.Nullable;

/** A {@link Preview} for people, in the map's words where it has them. */
final class PreviewText {
    private final Preview preview;
    private final String language;
    private final List<String> lines = new ArrayList<>();

    private PreviewText(Preview preview, String language) {
        this.preview = preview;
        this.language = language;
    }

    /** @param subject type and id, as asked for */
    static String of(String subject, Preview preview, String language) {
        var text = new PreviewText(preview, language);
        text.write(subject);
        return String.join("\n", text.lines);
    }

    private void write(String subject) {
        lines.add(subject + (preview.everything() ? "" : ", only this owner's part: others remain") + " (map "
                + preview.mapVersion() + ")");
        if (!preview.exists()) {
            lines.add("  has no row of its own any more; these still refer to it");
        }
        section("would be deleted", each -> each.counts().removed(), _ -> "");
        section("would be anonymised", PreviewText::own, each -> ": " + fields(each.anonymised()));
        section(
                "others' rows in which the person is mentioned, would be redacted",
                Collection::othersRows,
                each -> own(each) > 0 ? "" : ": " + fields(each.anonymised()));
        section("would be kept", each -> each.counts().retained(), this::why);
        if (preview.invoices() > 0) {
            lines.add("  invoices copied to the vault first: " + preview.invoices());
        }
    }

    private static long own(Collection collection) {
        return collection.counts().anonymised() - collection.othersRows();
    }

    private interface More {
        String of(Collection collection);
    }

    private void section(String title, ToLongFunction<Collection> rows, More more) {
        var found = preview.collections().stream()
                .filter(each -> rows.applyAsLong(each) > 0)
                .toList();
        if (!found.isEmpty()) {
            lines.add("  " + title + ":");
            found.forEach(each -> lines.add("    %8d  %s%s%s"
                    .formatted(rows.applyAsLong(each), each.name(), words(each.words()), more.of(each))));
        }
    }

    private String why(Collection collection) {
        var kept = collection.kept().isEmpty() ? "" : ": " + fields(collection.kept());
        var basis = collection.basis() == null ? "" : ", " + collection.basis();
        var until = collection.until() == null ? "" : ", until " + collection.until() + " at the latest";
        return kept + basis + until;
    }

    private String fields(List<Field> fields) {
        return fields.stream().map(field -> field.name() + words(field.words())).collect(Collectors.joining(", "));
    }

    private String words(@Nullable Words words) {
        return words == null ? "" : " (" + words.in(language) + ")";
    }
}
