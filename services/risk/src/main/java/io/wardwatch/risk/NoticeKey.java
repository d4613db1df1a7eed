package io.wardwatch.risk;

import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.streaming.Placement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys of {@code patient.attached.v1}: {@code to|from|what|kind|facility|id}. What a home says of one of its places replaces what it
 * said of it before; what a root answers replaces its answer before.
 */
final class NoticeKey {
    private static final int PATIENT_DIGITS = 32;

    private NoticeKey() {}

    static byte[] of(Notice notice) {
        String what = notice instanceof Notice.Released ? "released" : "place";
        PlaceName place = notice.place();
        return String.join(
                        "|",
                        notice.to().hex(),
                        notice.from().hex(),
                        what,
                        place.kind().name(),
                        escaped(place.facility()),
                        escaped(place.id()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The partition of the patient that is told, where events of that patient are. */
    static int partition(byte[] key, int partitions) {
        return Placement.partitionOf(Arrays.copyOf(key, PATIENT_DIGITS), partitions);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("|", "%7C");
    }
}
