package io.wardwatch.core.measure;

import java.time.LocalDate;

/** The age groups that KPIs are sliced by, in whole years at the begin of the stay. */
public final class AgeGroup {
    private static final int[] FROM = {85, 75, 65, 45, 18, 0};
    private static final String[] NAMES = {"85+", "75-84", "65-74", "45-64", "18-44", "0-17"};

    private AgeGroup() {}

    /** The group of {@code years}; {@link Contribution#UNKNOWN} for a negative age. */
    public static String of(long years) {
        for (int i = 0; i < FROM.length; i++) {
            if (years >= FROM[i]) {
                return NAMES[i];
            }
        }
        return Contribution.UNKNOWN;
    }

    /** Whole years from {@code birthDay} to {@code day}, both days since 1970-01-01; negative where not yet born. */
    public static long years(long birthDay, long day) {
        LocalDate birth = LocalDate.ofEpochDay(birthDay);
        LocalDate at = LocalDate.ofEpochDay(day);
        int years = at.getYear() - birth.getYear();
        boolean before = at.getMonthValue() < birth.getMonthValue()
                || (at.getMonthValue() == birth.getMonthValue() && at.getDayOfMonth() < birth.getDayOfMonth());
        return before ? years - 1 : years;
    }
}
