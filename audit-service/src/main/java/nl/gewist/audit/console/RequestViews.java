package nl.gewist.audit.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.gewist.audit.console.Language.Moment;
import nl.gewist.audit.log.Entry;
import nl.gewist.audit.request.RequestSummary;
import nl.gewist.audit.request.State;
import org.jspecify.annotations.Nullable;

/** What the pages show of requests, put into the reader's language. */
final class RequestViews {
    private final Language language;
    private final Words words;
    private final Speakers speakers;
    private final Sentences sentences;
    private final LocalDate today;

    RequestViews(Language language, LocalDate today) {
        this.language = language;
        this.today = today;
        words = language.say(Words.class);
        speakers = new Speakers(language);
        sentences = new Sentences(language);
    }

    /** A request as a row or as the head of its page, with what happened last. */
    Request request(RequestSummary summary, @Nullable Entry last) {
        State state = State.of(summary.state()).orElse(State.SEEN);
        LocalDate deadline = summary.deadline();
        return new Request(
                summary.requestId(),
                summary.state(),
                speakers.state(state),
                subject(summary),
                language.moment(summary.firstAt()),
                language.moment(summary.lastAt()),
                last == null ? summary.lastType() : sentences.of(last),
                language.dateOrNone(deadline),
                deadline != null && deadline.isBefore(today) && state.isOpen(),
                language.dateOrNone(summary.backupsUntil()),
                numberOrNone(summary.removed()),
                numberOrNone(summary.anonymised()),
                numberOrNone(summary.retained()));
    }

    /** The timeline. */
    List<Step> steps(List<Entry> entries) {
        Instant first = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at();
        return entries.stream().map(entry -> step(entry, first)).toList();
    }

    private Step step(Entry entry, Instant first) {
        return new Step(
                language.moment(entry.at()),
                entry.at().isAfter(first) ? language.later(Duration.between(first, entry.at())) : null,
                speakers.source(entry.source()),
                sentences.of(entry),
                entry.type(),
                Tone.of(entry.type()),
                entry.round(),
                counts(Sentences.data(entry).path("counts")));
    }

    private List<Row> counts(JsonNode counts) {
        List<Row> rows = new ArrayList<>();
        long removed = 0;
        long anonymised = 0;
        long retained = 0;
        for (var count : counts.properties()) {
            JsonNode figures = count.getValue();
            rows.add(row(
                    count.getKey(),
                    figures.path("removed").asLong(),
                    figures.path("anonymised").asLong(),
                    figures.path("retained").asLong()));
            removed += figures.path("removed").asLong();
            anonymised += figures.path("anonymised").asLong();
            retained += figures.path("retained").asLong();
        }
        if (rows.size() > 1) {
            rows.add(row(null, removed, anonymised, retained));
        }
        return rows;
    }

    private Row row(@Nullable String collection, long removed, long anonymised, long retained) {
        return new Row(collection, language.number(removed), language.number(anonymised), language.number(retained));
    }

    private @Nullable String subject(RequestSummary summary) {
        if (summary.subjectType() == null) {
            return null;
        }
        String subject = summary.subjectType().equals("customer") ? words.customer() : words.learner();
        return Boolean.TRUE.equals(summary.part()) ? words.part(subject) : subject;
    }

    private @Nullable String numberOrNone(@Nullable Long value) {
        return value == null ? null : language.number(value);
    }

    /**
     * A request.
     *
     * @param overdue the deadline has passed and it is not done
     */
    record Request(
            UUID id,
            String state,
            String stateText,
            @Nullable String subject,
            Moment first,
            Moment last,
            String lastStep,
            @Nullable String deadline,
            boolean overdue,
            @Nullable String backupsUntil,
            @Nullable String removed,
            @Nullable String anonymised,
            @Nullable String retained) {}

    /**
     * A step of the timeline.
     *
     * @param later than the first step
     */
    record Step(
            Moment at,
            @Nullable String later,
            String who,
            String text,
            String type,
            String tone,
            @Nullable Integer round,
            List<Row> counts) {}

    /**
     * What became of one collection.
     *
     * @param collection null for the total
     */
    record Row(@Nullable String collection, String removed, String anonymised, String retained) {

        /** The collection's name in pieces between which a line may break. */
        public List<String> pieces() {
            return collection == null ? List.of() : List.of(collection.split("(?<=[._])"));
        }
    }
}
