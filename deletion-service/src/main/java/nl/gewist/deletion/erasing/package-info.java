/** Erasing the stores: evidence first, then deletes, then a second look. */
package nl.gewist.deletion.erasing;
