/** The platform's stores as this service sees them: through the data map, with its own role. */
package nl.gewist.deletion.platform;
