/** What all pages for people have in common: how they are rendered and kept private. */
@NullMarked
package nl.gewist.retention.pages;

import org.jspecify.annotations.NullMarked;
