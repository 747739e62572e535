package nl.gewist.contract;

/** A field of an event is missing or malformed. Carries the field's path, never its value. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;

    InvalidField(String code, String field) {
        super(code + ": " + field);
        this.code = code;
        this.field = field;
    }

    /** {@code missing-field} or {@code malformed-field}. */
    public String code() {
        return code;
    }

    /** The path of the field, for example {@code subject.id}. */
    public String field() {
        return field;
    }
}
