package nl.gewist.contract;

/**
 * One owner's part of a learner.
 *
 * @param ownerId the customer's opaque key
 */
public record Scope(String ownerId) {
    public Scope {
        Require.opaqueId("scope.ownerId", ownerId);
    }
}
