package io.wardwatch.kpi.query;

import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;

/** One KPI of one slice, over one window: what a line in a chart is of. */
record Series(Kpi kpi, SliceKey slice, Window window) {}
