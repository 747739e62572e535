/** A retained invoice as a document for people: PDF and CSV. */
@NullMarked
package nl.gewist.retention.document;

import org.jspecify.annotations.NullMarked;
