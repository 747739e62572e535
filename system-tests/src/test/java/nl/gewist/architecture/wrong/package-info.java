/** Rooms in small that break each rule once: a rule that does not object to these is no rule. */
package nl.gewist.architecture.wrong;
