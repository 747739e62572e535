package nl.gewist.retention.approvals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of approvals, under {@code gewist.approvals}. */
@ConfigMapping(prefix = "gewist.approvals")
public interface ApprovalsConfig {
    /** How long staff may read, counted from the approval. Days. */
    @WithDefault("7")
    @Min(1)
    @Max(30)
    int days();
}
