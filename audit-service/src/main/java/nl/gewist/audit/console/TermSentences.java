package nl.gewist.audit.console;

import com.fasterxml.jackson.databind.JsonNode;

/** What an owner decides about the invoices to learners, in plain words. */
final class TermSentences {
    private final TermWords words;

    TermSentences(Language language) {
        words = language.say(TermWords.class);
    }

    /** @param data of a {@code retention-term.changed} */
    String of(JsonNode data) {
        String change = change(data);
        String role = data.path("role").asText();
        return switch (data.path("step").asText()) {
            case "proposed" -> words.proposed(change, data.path("count").asLong(), role);
            case "effective" -> words.effective(change, data.path("count").asLong(), role);
            case "undone" -> words.undone(change, role);
            default -> data.path("step").asText();
        };
    }

    String held(String role, String reason) {
        return words.held(role, reason);
    }

    String released(String role, String reason) {
        return words.released(role, reason);
    }

    String stopped(String why) {
        return words.stopped(why);
    }

    String goesOn(String role, String reason) {
        return words.goesOn(role, reason);
    }

    private String change(JsonNode data) {
        String change = data.path("change").asText();
        return switch (change) {
            case "term" -> words.term(data.path("years").asLong());
            case "exception" -> words.exception();
            case "no-exception" -> words.noException();
            case "delete-invoice" -> words.deleteInvoice();
            case "delete-all" -> words.deleteAll();
            default -> change;
        };
    }
}
