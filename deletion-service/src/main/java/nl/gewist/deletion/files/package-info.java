/** People's files: which directories there are, and how what is in them goes. */
package nl.gewist.deletion.files;
