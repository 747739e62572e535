/** The same in order: a rule that objects to these is too strict. */
package nl.gewist.architecture.right;
