package io.wardwatch.core.measure;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.timeline.Occupancy;
import java.util.List;

/**
 * A stay's steps of the census: a step up where it comes to a unit and one down where it leaves it, by local day, so that no order
 * or correction can make a census negative. With each step goes the day on which the stay began: what is present then knows its
 * age on any day.
 */
final class CensusContributions {
    private CensusContributions() {}

    static void of(String facility, long beginDay, Occupancy occupancy, Dimensions dims, List<Contribution> into) {
        for (Occupancy.Segment segment : occupancy.segments()) {
            String unit = Dimensions.orUnknown(segment.unit());
            into.add(present(facility, segment.fromDay(), unit, dims, new Step(1, beginDay)));
            if (segment.untilDay() != Event.ABSENT) {
                into.add(present(facility, segment.untilDay(), unit, dims, new Step(-1, beginDay)));
            }
        }
        for (Occupancy.Segment segment : occupancy.away()) {
            String unit = Dimensions.orUnknown(segment.unit());
            into.add(away(facility, segment.fromDay(), unit, dims, 1));
            if (segment.untilDay() != Event.ABSENT) {
                into.add(away(facility, segment.untilDay(), unit, dims, -1));
            }
        }
    }

    private record Step(int sign, long beginDay) {}

    private static Contribution present(String facility, long day, String unit, Dimensions dims, Step step) {
        Vector vector =
                new Vector().add(Columns.OCCUPIED, step.sign).add(Columns.BEGIN_DAYS, step.sign * step.beginDay);
        return Contributions.contribution(MeasureGroup.CENSUS, facility, day, unit, dims, vector);
    }

    private static Contribution away(String facility, long day, String unit, Dimensions dims, int sign) {
        Vector vector = new Vector().add(Columns.ON_LEAVE, sign);
        return Contributions.contribution(MeasureGroup.CENSUS, facility, day, unit, dims, vector);
    }

    /** The end of a stay, under the unit of its discharge: what empties beds. */
    static void left(String facility, long day, Dimensions dims, List<Contribution> into) {
        Vector vector = new Vector().add(Columns.LEFT, 1);
        into.add(Contributions.contribution(MeasureGroup.CENSUS, facility, day, dims.dischargeUnit(), dims, vector));
    }
}
