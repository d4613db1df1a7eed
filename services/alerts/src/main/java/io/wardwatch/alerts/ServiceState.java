package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;

/**
 * How a service is.
 *
 * @param percent of its restoring, 100 once that is done
 * @param lag records that it has not read yet; null where that is not known
 */
public record ServiceState(
        String service, String state, int percent, @Nullable Long lag) {}
