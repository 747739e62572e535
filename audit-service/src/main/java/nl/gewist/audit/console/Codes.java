package nl.gewist.audit.console;

/** Why something was not accepted, in plain words; a code nobody put into words is shown as it is. */
final class Codes {
    private static final String MISSING = "missing-field";
    private static final String MALFORMED = "malformed-field";

    private final CodeWords words;

    Codes(Language language) {
        words = language.say(CodeWords.class);
    }

    /**
     * The words for a code.
     *
     * @param field the field at fault, or empty; dead letters have it behind the code: {@code missing-field.subject.id}
     */
    String text(String code, String field) {
        if (field.isEmpty() && code.startsWith(MISSING + ".")) {
            return words.missingField(code.substring(MISSING.length() + 1));
        }
        if (field.isEmpty() && code.startsWith(MALFORMED + ".")) {
            return words.malformedField(code.substring(MALFORMED.length() + 1));
        }
        return switch (code) {
            case MISSING -> words.missingField(field);
            case MALFORMED -> words.malformedField(field);
            case "not-json" -> words.notJson();
            case "not-a-cloudevent" -> words.notACloudEvent();
            case "wrong-content-type" -> words.wrongContentType();
            case "unknown-type" -> words.unknownType();
            case "unsupported-version" -> words.unsupportedVersion();
            case "type-not-of-this-topic" -> words.otherTopic();
            case "too-large" -> words.tooLarge();
            case "no-value" -> words.noValue();
            case "no-data" -> words.noData();
            case "data-not-an-object" -> words.noObject();
            case "malformed-sequence" -> words.malformedSequence();
            case "duplicate" -> words.duplicate();
            case "requested-in-future" -> words.future();
            case "created-after-request" -> words.createdAfter();
            case "scope-not-held" -> words.scopeNotHeld();
            case "approval-needed" -> words.approvalNeeded();
            case "learners-first" -> words.learnersFirst();
            case "learners-left" -> words.learnersLeft();
            case "clock-went-back" -> words.clockWentBack();
            case "clock-jumped-ahead" -> words.clockJumpedAhead();
            case "unencrypted" -> words.unencrypted();
            case "outside-eu" -> words.outsideEu();
            case "silent" -> words.silent();
            case "look-failed" -> words.lookFailed();
            case "overstaying" -> words.overstaying();
            case "locked" -> words.locked();
            case "unknown-store" -> words.unknownStore();
            case "unexpected" -> words.unexpectedCopy();
            case "future-dated" -> words.futureDated();
            case "unknown-start" -> words.unknownStart();
            case "broken-chain" -> words.brokenChain();
            case "told-differently" -> words.toldDifferently();
            case "unmatched-deletion" -> words.unmatchedDeletion();
            case "holds-erased" -> words.holdsErased();
            default -> code;
        };
    }
}
