package io.wardwatch.core.timeline;

import io.wardwatch.core.timeline.Finding.Code;

/** The codes of findings as a page of Markdown: what {@code docs/reference/findings.md} holds. A code without words does not compile. */
public final class FindingsPage {
    private FindingsPage() {}

    /** What contradicts what and what holds meanwhile, and what to do about it. */
    private record Words(String means, String mend) {}

    /** The whole page, ending with a line feed. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Findings

                Written from the codes in `core`; do not edit by hand (`-Dgolden=update` writes it anew).

                A finding is a contradiction between events that were accepted. Nothing is refused for it: each event stays in its
                patient's timeline, and the table says what holds meanwhile. It is decided anew after every event, so the order of
                arrival changes nothing, and a finding is withdrawn once a later event resolves it.

                Live, findings are raised and withdrawn on [`dq.finding.v1`](topics.md). A replay writes those that stand at its end
                to `findings.jsonl` and counts them in `summary.json` under `findingsByCode`. What is refused is no finding: it stands
                in `rejected.jsonl` or on a `.rejected` topic, with its reason.

                | code | meaning, and what holds | what to do |
                |---|---|---|
                """);
        for (Code code : Code.values()) {
            Words words = words(code);
            page.append("| `" + code + "` | " + words.means + " | " + words.mend + " |\n");
        }
        page.append("""

                ## What is wrong in one event alone

                It contradicts no other event, so it is no finding: that event is refused with its reason, and those around it are
                processed.

                | reason | rule |
                |---|---|
                | `LOCAL_TIME_SKIPPED` | A time without an offset, as files may have it, that the facility's clocks skip when they go forward: nobody knows which moment is meant. One that they repeat is taken for the first of the two. |
                | `INVALID_TIME`, `TIME_OUT_OF_RANGE` | What is no time; or lies outside 1900 to 2299. |
                | `OUT_OF_RANGE` | A number that cannot be: an age below 0 or above 150 years, a count above a million, an amount above some ten thousand million. |
                | `AHEAD_OF_CLOCK` | Live: recorded more than an hour ahead of the clock. |
                """);
        return page.toString();
    }

    private static Words words(Code code) {
        return switch (code) {
            case SAME_ID_OTHER_CONTENT ->
                new Words(
                        "Two events of one source share an event id and say different things. The one with the lesser stamp holds,"
                                + " the other is set aside.",
                        "Give a correction an event id of its own; look for a source that counts its ids anew.");
            case DISCHARGE_BEFORE_ADMISSION ->
                new Words(
                        "A stay's discharge is earlier than its admission. Both are kept, and make no stay.",
                        "Correct whichever time is wrong; look for times without an offset.");
            case DISCHARGE_WITHOUT_ADMISSION ->
                new Words(
                        "A discharge of an encounter that has no admission, or whose admission is cancelled. Without one, an inpatient admission is"
                                + " inferred, at the first transfer, leave or change of class, else at the discharge: the stay"
                                + " counts, but in no length and no score. With a cancelled one it counts nowhere.",
                        "Wait for the admission if it may still come; else send it, or cancel the discharge. In a replay, history"
                                + " may begin in the midst of stays.");
            case OVERLAPPING_STAYS ->
                new Words(
                        "A stay begins before the patient's last one ended. Both stand; the finding is on the later one.",
                        "Look for a missing discharge, a transfer between facilities sent as two stays, or two people under one"
                                + " patient number.");
            case VISIT_CLOSED_BY_TIME ->
                new Words(
                        "Nothing was heard of an open emergency visit for `visit.emergencyHours` (48), or of one under observation for"
                                + " `visit.observationHours` (120). It counts as ended at that moment until its real end comes.",
                        "Send the discharge; if it is missing often, look for a feed that loses them.");
            case STAY_OPEN_LONG ->
                new Words(
                        "A stay is open for longer than `visit.inpatientDays` (180). It stays open, as long stays are real.",
                        "Send the discharge, if there was one.");
            case MERGE_CYCLE ->
                new Words(
                        "A patient number is merged into one that was merged into it before. The earlier merge holds, this one"
                                + " changes nothing, then or later.",
                        "Undo whichever merge is wrong; to turn the merge around, say it again after that.");
            case AGE_CHANGED ->
                new Words(
                        "A patient is older or younger on a stay than on an earlier one by more than the time between them. Each stay"
                                + " has the age that was said of it; the finding is on the later one.",
                        "Correct the birth date or age that is wrong; look for two people under one patient number.");
            case BIRTH_AFTER_VISIT ->
                new Words(
                        "A visit begins before the day on which its patient was born. No age follows from that: it is unknown, until one of"
                                + " the two is corrected.",
                        "Correct the birth date or the visit's time; look for centuries made of two digits.");
            case FACILITY_UNKNOWN ->
                new Words(
                        "A visit at a facility that is not in the list of facilities, which names others. It counts under that code;"
                                + " its days are cut at midnight UTC, and it has no beds.",
                        "Add the facility to the list, or correct the code. The finding goes with the visit's next event.");
            case UNDO_WITHOUT_TARGET ->
                new Words(
                        "A cancellation, the end of a leave, or an unmerge finds nothing to undo. It waits, and undoes what it names if"
                                + " that comes.",
                        "Send what it takes back; check that it names the same encounter.");
            case EVENT_AFTER_DEATH ->
                new Words(
                        "An encounter has the patient present after the time of death. All of it stands.",
                        "Correct the time of death or of the encounter; look for two people under one patient number.");
            case EVENT_AFTER_DISCHARGE ->
                new Words(
                        "A transfer, leave or change of class has a time after its encounter's discharge. The stay ends with the discharge.",
                        "Correct whichever time is wrong; cancel the discharge if the patient stayed.");
            case REVERSAL_WITHOUT_TARGET ->
                new Words(
                        "A reversal of a payment, adjustment or transfer that is not known, or is reversed already. It takes nothing"
                                + " back, and waits.",
                        "Send what it takes back; check the id that it names.");
            case MIXED_CURRENCY ->
                new Words(
                        "Events of one claim are in more than one currency. None of its money counts, and it owes nothing.",
                        "Send the claim's events in one currency.");
            case MONEY_WITHOUT_CLAIM ->
                new Words(
                        "An answer, payment, adjustment or transfer of a claim that is not submitted. Its money counts once the claim"
                                + " comes.",
                        "Wait for the submission if it may still come; else send it, and check claim id and facility: a claim is"
                                + " both.");
            case REPEATED_PAYMENT ->
                new Words(
                        "A payment said twice under one remittance or payment id. It counts once.",
                        "Nothing, if it was one payment; if it was two, give each an id of its own.");
        };
    }
}
