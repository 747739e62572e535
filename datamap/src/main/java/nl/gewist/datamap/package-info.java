/** Reads and checks the data map and plans set-based SQL from it; knows no Kafka, no Quarkus and no platform. */
@NullMarked
package nl.gewist.datamap;

import org.jspecify.annotations.NullMarked;
