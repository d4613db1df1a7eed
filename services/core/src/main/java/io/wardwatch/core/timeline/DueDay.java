package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import java.util.List;

/**
 * The due days after a discharge: the first thirty midnights, UTC, above the moment of the discharge. A day is a trigger like an
 * entry: it has a stamp, above all that was recorded before its midnight, and an id, that of the discharge with {@code #day} and
 * the number behind it. So it is a function of the discharge alone, and state keeps no more of it than the number.
 *
 * <p>A day comes into question where something was recorded since the discharge that may say something new of the stay: it is the
 * first above that.
 */
public final class DueDay {
    /** The last day. */
    public static final int DAYS = 30;

    private static final long DAY = 86_400_000_000L;
    private static final String MARK = "#day";
    private static final long TELLING = Field.CLASS.bit()
            | Field.ADMISSION_TYPE.bit()
            | Field.SERVICE.bit()
            | Field.BIRTH_DATE.bit()
            | Field.AGE_YEARS.bit()
            | Field.SEX.bit()
            | Field.DIAGNOSES.bit()
            | Field.LABS.bit()
            | Field.DISPOSITION.bit()
            | Field.PROCEDURES.bit()
            | Field.PRIOR_YEAR.bit();

    private DueDay() {}

    /** The first midnight above {@code moment}. */
    public static long midnightAfter(long moment) {
        return (Math.floorDiv(moment, DAY) + 1) * DAY;
    }

    /** Day {@code day}, from 1 on, after {@code discharge}. */
    public static Entry of(Entry discharge, int day) {
        return new Entry(
                Kind.DISCHARGED,
                discharge.source(),
                discharge.eventId() + MARK + day,
                "",
                discharge.occurredAt(),
                (Math.floorDiv(discharge.occurredAt(), DAY) + day) * DAY,
                discharge.basis(),
                Event.ABSENT,
                "",
                "",
                0,
                Fields.NONE,
                false,
                discharge.origin());
    }

    /** The number of a due day. */
    public static int dayOf(Entry due) {
        return Integer.parseInt(due.eventId().substring(mark(due.eventId()) + MARK.length()));
    }

    /** Whether {@code due} is a day after {@code discharge}. */
    public static boolean isOf(Entry due, Entry discharge) {
        int mark = mark(due.eventId());
        return due.source().equals(discharge.source())
                && mark == discharge.eventId().length()
                && due.eventId().startsWith(discharge.eventId());
    }

    /** The discharge of which {@code due} is a day, as it stands in {@code entries}; null where it does not. */
    public static Entry discharge(Entry due, List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (isOf(due, entries.get(i))) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** The same due day after the discharge as that stands in {@code entries}; null where it does not. */
    public static Entry again(Entry due, List<Entry> entries) {
        Entry discharge = discharge(due, entries);
        return discharge == null ? null : of(discharge, dayOf(due));
    }

    /** The due day of that id; null where {@code entries}' discharges have none such. */
    public static Entry named(String source, String eventId, List<Entry> entries) {
        for (Entry entry : entries) {
            String id = entry.eventId();
            if (entry.source().equals(source) && eventId.startsWith(id) && mark(eventId) == id.length()) {
                return of(entry, Integer.parseInt(eventId.substring(id.length() + MARK.length())));
            }
        }
        return null;
    }

    private static int mark(String eventId) {
        return eventId.lastIndexOf(MARK);
    }

    /** The days after {@code discharge} that come into question by {@code entries}, as bits. */
    public static int days(Entry discharge, List<Entry> entries) {
        int days = 0;
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).compareStamp(discharge) > 0; i--) {
            if (tells(entries.get(i))) {
                int day = dayAfter(discharge, entries.get(i));
                days |= day <= DAYS ? 1 << day : 0;
            }
        }
        return days;
    }

    private static int dayAfter(Entry discharge, Entry entry) {
        long day = Math.floorDiv(entry.recordedAt(), DAY) - Math.floorDiv(discharge.occurredAt(), DAY);
        // Of one recorded at a midnight the stamp decides.
        boolean known = day >= 1 && day <= DAYS && of(discharge, (int) day).compareStamp(entry) > 0;
        return (int) Math.min(DAYS + 1L, Math.max(1, known ? day : day + 1));
    }

    /** Whether any day after any discharge comes into question by {@code entries}. */
    public static boolean any(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).kind() == Kind.DISCHARGED && days(entries.get(i), entries) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether an entry can make a score another one: by a field that scores look at, or by what it does to the visit. */
    public static boolean tells(Entry entry) {
        return switch (entry.kind()) {
            case REGISTERED, ADMITTED, CLASS_CHANGED, TRANSFER_CANCELLED, ADMISSION_CANCELLED -> true;
            default -> ((entry.fields().mask() | entry.cleared()) & TELLING) != 0;
        };
    }
}
