/** For restore scripts: may a store that was put back be opened? */
package nl.gewist.launcher.restore;
