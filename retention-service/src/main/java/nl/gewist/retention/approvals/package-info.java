/** Owners' approvals: without one, the platform's staff reads no invoice (promise P11). */
@NullMarked
package nl.gewist.retention.approvals;

import org.jspecify.annotations.NullMarked;
