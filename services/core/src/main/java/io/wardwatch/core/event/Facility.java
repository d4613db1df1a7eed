package io.wardwatch.core.event;

import java.time.ZoneId;

/** A hospital as the facility file names it: its code, the zone its days are counted in, staffed beds (0 not stated). */
public record Facility(String code, ZoneId zone, int beds) {}
