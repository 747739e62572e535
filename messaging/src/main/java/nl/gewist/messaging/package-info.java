/** How events come in and go out: inbox, outbox, relay, dead letters, workers. Knows the contract, no service. */
package nl.gewist.messaging;
