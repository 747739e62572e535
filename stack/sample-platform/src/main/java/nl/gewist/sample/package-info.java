/** A believable Mijn E-course to erase people from: schema, deterministic data, data map. */
@NullMarked
package nl.gewist.sample;

import org.jspecify.annotations.NullMarked;
