/** Real servers without Docker: Kafka, PostgreSQL and SMTP, for the launcher and for every room's tests. */
@NullMarked
package nl.gewist.embedded;

import org.jspecify.annotations.NullMarked;
