/** A request's life: registered, held, cancelled; how it comes in by Kafka and by REST. */
package nl.gewist.deletion.request;
