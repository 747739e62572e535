/** What is said between the platform and Gewist's services: events, topics, types. Knows nothing else. */
package nl.gewist.contract;
