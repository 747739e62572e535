package nl.gewist.notification.mail;

/** How an attempt to send a notice ended. */
sealed interface Delivery {
    /** The mail server took it. */
    record Sent() implements Delivery {}

    /** It will not be sent to this address; the notice stays on the owner's page. */
    record NotSent(String code) implements Delivery {}

    /** Not now: the mail server is away, or asks for patience. */
    record Later() implements Delivery {}
}
