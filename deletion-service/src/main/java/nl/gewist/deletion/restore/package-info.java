/** A store was put back from a backup: the erasures since then are applied again before it is opened. */
package nl.gewist.deletion.restore;
