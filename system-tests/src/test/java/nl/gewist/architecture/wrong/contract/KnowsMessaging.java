package nl.gewist.architecture.wrong.contract;

import nl.gewist.architecture.wrong.messaging.Sender;

/** The contract must know no other room. */
public record KnowsMessaging(Sender sender) {}
