/** The whole system from outside: four services as processes, real Kafka, PostgreSQL and SMTP; scenarios, crashes, outages. */
package nl.gewist.system;
