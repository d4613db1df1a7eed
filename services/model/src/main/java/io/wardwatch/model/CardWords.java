package io.wardwatch.model;

import java.util.List;

/**
 * What a card says of one target.
 *
 * @param made what was simulated
 * @param cases what is scored, in the plural
 * @param reference whom features are measured against
 * @param outcome participle of what nobody wants
 * @param lines what the model predicts, when, in which form, what was left out and where its limits are
 */
record CardWords(String made, String cases, String reference, String outcome, List<String> lines) {
    static CardWords of(Target target) {
        return switch (target) {
            case READMISSION_30D ->
                new CardWords(
                        "patients, whose risk",
                        "patients",
                        "patient",
                        "readmitted",
                        List.of(
                                "Predicts: the next stay of a patient begins within 30 local days of discharge (crude, any facility)",
                                "When: at admission and at discharge, one model with an indicator for the moment",
                                "Form: logistic regression; reasons are exact shares of the log-odds against the reference patient",
                                "Left out on purpose: payer and region; of training also stays that ended in death or in another hospital",
                                """
                                Known limits: a death at home within the 30 days counts as not readmitted; planned readmissions count;
                                  examples of one patient are not independent, so intervals around the figures are wider than they look"""));
            case DENIAL ->
                new CardWords(
                        "claims, whose denial",
                        "claims",
                        "claim",
                        "denied",
                        List.of(
                                "Predicts: the payer's first answer to a submission is a denial (claim status 4), before the claim is sent again",
                                "When: at each submission, one model with an indicator for those after the first",
                                "Form: logistic regression; reasons are exact shares of the log-odds against the reference claim",
                                """
                                Left out on purpose: who the patient is, and the names of payers, which differ from hospital to hospital;
                                  of training also submissions without an answer, and those of the last 120 local days""",
                                """
                                Known limits: denials of single lines do not count; a payer that changes its policy is not seen until the
                                  model is trained anew; examples of one patient are not independent, so intervals are wider than they look"""));
            case PAYMENT_90D ->
                new CardWords(
                        "balances, whose payment",
                        "balances",
                        "claim",
                        "unpaid",
                        List.of(
                                "Predicts: less than 95 % of what the patient owes is paid within 90 local days, net of what comes back",
                                "When: a balance moves to the patient",
                                "Form: logistic regression; reasons are exact shares of the log-odds against the reference claim",
                                """
                                Left out on purpose: who the patient is: neither age, sex, diagnoses, region nor earlier debts; of training
                                  also transfers that were taken back, and those of the last 90 local days""",
                                "Never for: deciding on care, or against help; a high risk asks first whether the patient is due assistance",
                                """
                                Known limits: charity counts as unpaid; examples of one patient are not independent, so intervals around the
                                  figures are wider than they look"""));
        };
    }

    /** Of simulated cases, as the first lines of the card have it. */
    String intro() {
        return "Trained and tested on simulated " + made + "\nfollows a formula of our own. Its figures say that "
                + "the machinery works; they say nothing about real\npatients. Before any real use: retrain and validate locally.\n\n";
    }
}
