package io.wardwatch.backtest.report;

/**
 * How a target is spoken of.
 *
 * @param cases what is scored
 * @param happened what came of those with the outcome, after "of … cases, …"
 * @param with one with the outcome
 * @param without one without
 * @param lead what the days of lead time lie between
 */
record Words(String cases, String happened, String with, String without, String lead) {
    static Words of(Node run) {
        long days = run.whole("followUpDays");
        return switch (run.text("target")) {
            case "readmission.30d" ->
                new Words(
                        run.text("moment").equals("ADMISSION") ? "stays scored at admission" : "discharges",
                        switch (run.text("label")) {
                                    case "SAME_FACILITY" ->
                                        "were followed by another stay at the same facility within ";
                                    case "UNPLANNED" -> "were followed by an unplanned stay within ";
                                    default -> "were followed by another stay within ";
                                }
                                + days + " days",
                        "a patient who came back",
                        "one who did not",
                        "discharge and the next admission");
            case "denial" ->
                new Words(
                        "submitted claims",
                        "were denied by the payer's first answer",
                        "a claim that was denied",
                        "one that was not",
                        "submission and denial");
            case "payment.90d" ->
                new Words(
                        "balances of patients",
                        "were paid by less than 95\u00a0% after " + days + " days",
                        "a balance that was not paid",
                        "one that was",
                        "the balance and the end of the " + days + " days");
            default ->
                new Words("cases", "had the outcome", "a case with the outcome", "one without", "score and outcome");
        };
    }

    /** What a death within the horizon counts as. */
    static String death(String policy) {
        return switch (policy) {
            case "EXCLUDE" -> "A death within the time of follow-up makes it no case.";
            case "COMPOSITE" -> "A death within the time of follow-up counts as the outcome.";
            case "NEGATIVE" -> "A death within the time of follow-up counts as without the outcome.";
            default -> "";
        };
    }

    /** Why something is no case, or not yet one. */
    static String reason(String code) {
        return switch (code) {
            case "FOLLOW_UP_OPEN" -> "time of follow-up not over when the history ends";
            case "IN_HOUSE" -> "stay still open";
            case "UNDONE" -> "admission or discharge undone, or another one in the end";
            case "NO_STAY" -> "the visit turned out to be no stay";
            case "DIED_IN_STAY" -> "died in the stay";
            case "TRANSFERRED" -> "transferred to another acute hospital";
            case "NO_ANSWER" -> "no answer of the payer, or sent again before";
            case "TAKEN_BACK" -> "the balance went back from the patient";
            case "WITHDRAWN" -> "said once, not due by what is known now";
            default -> Numbers.words(code);
        };
    }
}
