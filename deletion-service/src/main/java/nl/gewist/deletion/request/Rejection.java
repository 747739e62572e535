package nl.gewist.deletion.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a request is not accepted. See {@link nl.gewist.contract.ErasureEvent.ErasureRejected} for the codes. */
record Rejection(
        UUID requestId,
        String code,
        @Nullable String field,
        @Nullable UUID firstRequestId) {}
