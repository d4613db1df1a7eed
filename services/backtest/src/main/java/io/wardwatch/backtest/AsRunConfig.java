package io.wardwatch.backtest;

import io.wardwatch.core.policy.Policy;

/**
 * What is to be reproduced, and by what.
 *
 * @param kafka where; its bounds are those within which what was said is compared, the inputs are read from their beginning
 * @param policy the one that {@code risk} ran with
 * @param stated expected lengths and lists of codes that it ran with
 */
public record AsRunConfig(KafkaEvents kafka, Policy policy, ReplayConfig.Stated stated, ReplayProgress progress) {}
