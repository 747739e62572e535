package nl.gewist.contract;

/**
 * The person to be erased.
 *
 * @param type learner or customer
 * @param id the platform's opaque key: 1 to 64 letters, digits, {@code _} or {@code -}; so never an e-mail address
 */
public record Subject(SubjectType type, String id) {
    public Subject {
        Require.present("subject.type", type);
        Require.opaqueId("subject.id", id);
    }
}
