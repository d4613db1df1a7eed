package io.wardwatch.schemas;

import io.wardwatch.schemas.TopicSpec.Cleanup;
import io.wardwatch.schemas.TopicSpec.Partitions;
import io.wardwatch.schemas.avro.AdmissionEvent;
import io.wardwatch.schemas.avro.AlertAction;
import io.wardwatch.schemas.avro.CareAlert;
import io.wardwatch.schemas.avro.ClaimEvent;
import io.wardwatch.schemas.avro.ControlRecord;
import io.wardwatch.schemas.avro.DischargeEvent;
import io.wardwatch.schemas.avro.FinanceAlert;
import io.wardwatch.schemas.avro.Finding;
import io.wardwatch.schemas.avro.IndexStay;
import io.wardwatch.schemas.avro.KpiContribution;
import io.wardwatch.schemas.avro.KpiValue;
import io.wardwatch.schemas.avro.PaymentScore;
import io.wardwatch.schemas.avro.ReadmissionLabel;
import io.wardwatch.schemas.avro.ReadmissionScore;
import io.wardwatch.schemas.avro.RiskProgress;
import io.wardwatch.schemas.avro.Stay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Every topic of Wardwatch, in one list: the only place where a topic's name, key, schema and keeping are said.
 *
 * <p>Invariant: names are unique, and every input topic has a {@code .rejected} topic beside it.
 */
public final class TopicCatalogue {
    /** Partitions of an input topic where nothing else is configured. */
    public static final int DEFAULT_INPUT_PARTITIONS = 3;

    private static final String PATIENT = "patientKey";
    private static final Duration YEARS = Duration.ofDays(3650);
    private static final Duration SEASON = Duration.ofDays(90);

    public static final TopicSpec ADMISSIONS = input(
            "adt.admission.v1",
            AdmissionEvent.getClassSchema(),
            "admissions, transfers, leaves and their cancellations");
    public static final TopicSpec DISCHARGES =
            input("adt.discharge.v1", DischargeEvent.getClassSchema(), "discharges, final coding, deaths");
    public static final TopicSpec CLAIMS =
            input("rcm.claim.v1", ClaimEvent.getClassSchema(), "claims, adjudications, payments, adjustments");
    public static final TopicSpec CONTROL = new TopicSpec(
            "control.v1",
            "none: every record goes to every partition",
            Optional.of(ControlRecord.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.DELETE,
            TopicSpec.FOR_EVER,
            "clock ticks and facilities, in one order, from one writer");
    public static final TopicSpec READMISSION_SCORES = new TopicSpec(
            "risk.readmission.v1",
            PATIENT,
            Optional.of(ReadmissionScore.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.DELETE,
            YEARS,
            "every readmission score and revision, with reasons, features and cut");
    public static final TopicSpec PAYMENT_SCORES = new TopicSpec(
            "risk.payment.v1",
            PATIENT,
            Optional.of(PaymentScore.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.DELETE,
            YEARS,
            "every score of a claim and revision: a denial, a balance not paid within 90 days; with reasons, features and cut");
    public static final TopicSpec CARE_ALERTS = new TopicSpec(
            "care.alert.v1",
            "alertId",
            Optional.of(CareAlert.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT_DELETE,
            YEARS,
            "alerts to care teams: opened, updated, closed, retracted");
    public static final TopicSpec FINANCE_ALERTS = new TopicSpec(
            "rcm.alert.v1",
            "alertId",
            Optional.of(FinanceAlert.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT_DELETE,
            YEARS,
            "alerts to the revenue cycle team: opened, updated, closed, retracted");
    public static final TopicSpec CARE_ALERT_ACTIONS =
            actions("care.alert-action.v1", "what care teams did about their alerts");
    public static final TopicSpec FINANCE_ALERT_ACTIONS =
            actions("rcm.alert-action.v1", "what the revenue cycle team did about its alerts");
    public static final TopicSpec STAYS = new TopicSpec(
            "care.stay.v1",
            "facility|encounterId",
            Optional.of(Stay.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT_DELETE,
            YEARS,
            "each stay as it now stands: where, since when, until when");
    public static final TopicSpec INDEX_STAYS = new TopicSpec(
            "care.index-stay.v1",
            "facility|encounterId",
            Optional.of(IndexStay.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT_DELETE,
            YEARS,
            "each stay as the readmission measure judges it: index stay or every reason why not, and what came after");
    public static final TopicSpec LABELS = new TopicSpec(
            "risk.label.v1",
            "facility|encounterId|horizonDays",
            Optional.of(ReadmissionLabel.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT_DELETE,
            YEARS,
            "what became of each discharge within 7, 30, 60 and 90 days, once it is known");
    public static final TopicSpec RISK_PROGRESS = new TopicSpec(
            "risk.progress.v1",
            "partition",
            Optional.of(RiskProgress.getClassSchema()),
            Partitions.SINGLE,
            Cleanup.COMPACT,
            TopicSpec.FOR_EVER,
            "how far each partition of risk has come, and what became of its events");
    public static final TopicSpec KPI_CONTRIBUTIONS = new TopicSpec(
            "kpi.contribution.v1",
            "facility",
            Optional.of(KpiContribution.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.DELETE,
            Duration.ofDays(7),
            "differences of measure groups, and the clock ticks of each risk partition");
    public static final TopicSpec KPI_VALUES = new TopicSpec(
            "kpi.value.v1",
            "kpi@definition, slice, window, status",
            Optional.of(KpiValue.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.COMPACT,
            TopicSpec.FOR_EVER,
            "published KPI values");
    public static final TopicSpec PATIENT_LINKS = new TopicSpec(
            "patient.link.v1",
            PATIENT,
            Optional.empty(),
            Partitions.SINGLE,
            Cleanup.COMPACT,
            TopicSpec.FOR_EVER,
            "all that a home says of identity by now: merges, unmerges, moves; one step reads them all");
    public static final TopicSpec PATIENT_ROOTS = new TopicSpec(
            "patient.root.v1",
            PATIENT,
            Optional.empty(),
            Partitions.INPUTS,
            Cleanup.COMPACT,
            TopicSpec.FOR_EVER,
            "where the entries of a home belong: with its root");
    public static final TopicSpec PATIENT_ATTACHED = new TopicSpec(
            "patient.attached.v1",
            "to|from|what|place, partitioned by to",
            Optional.empty(),
            Partitions.INPUTS,
            Cleanup.COMPACT,
            TopicSpec.FOR_EVER,
            "what patients tell one another: the entries of a place, that it is asked for, that it is released");
    public static final TopicSpec FINDINGS = new TopicSpec(
            "dq.finding.v1",
            "source",
            Optional.of(Finding.getClassSchema()),
            Partitions.INPUTS,
            Cleanup.DELETE,
            SEASON,
            "contradictions between accepted events, raised and withdrawn");
    public static final TopicSpec RISK_DEAD_LETTERS = deadLetters("risk");
    public static final TopicSpec KPI_DEAD_LETTERS = deadLetters("kpi");

    private static final List<TopicSpec> INPUTS = List.of(ADMISSIONS, DISCHARGES, CLAIMS);

    private static final List<TopicSpec> ALL = Stream.of(
                    INPUTS.stream(),
                    Stream.of(CONTROL, READMISSION_SCORES, PAYMENT_SCORES, CARE_ALERTS, FINANCE_ALERTS),
                    Stream.of(CARE_ALERT_ACTIONS, FINANCE_ALERT_ACTIONS, STAYS, INDEX_STAYS, LABELS, RISK_PROGRESS),
                    Stream.of(KPI_CONTRIBUTIONS, KPI_VALUES, PATIENT_LINKS, PATIENT_ROOTS, PATIENT_ATTACHED, FINDINGS),
                    INPUTS.stream().map(TopicCatalogue::rejectedOf),
                    Stream.of(RISK_DEAD_LETTERS, KPI_DEAD_LETTERS))
            .flatMap(topics -> topics)
            .toList();

    private TopicCatalogue() {}

    /** Every topic, inputs first. */
    public static List<TopicSpec> all() {
        return ALL;
    }

    /** The topics that carry patients' events, which all have the same number of partitions. */
    public static List<TopicSpec> inputs() {
        return INPUTS;
    }

    /** The topic of that name. */
    public static Optional<TopicSpec> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** Where the refused records of an input go: raw key and value, with {@link RejectedHeaders}. */
    public static TopicSpec rejectedOf(TopicSpec input) {
        return new TopicSpec(
                input.name() + ".rejected",
                "as refused",
                Optional.empty(),
                Partitions.SINGLE,
                Cleanup.DELETE,
                SEASON,
                "records of " + input.name() + " that were refused: their own bytes, the reason in headers");
    }

    private static TopicSpec input(String name, Schema value, String description) {
        return new TopicSpec(
                name, PATIENT, Optional.of(value), Partitions.INPUTS, Cleanup.DELETE, TopicSpec.FOR_EVER, description);
    }

    private static TopicSpec actions(String name, String description) {
        return new TopicSpec(
                name,
                "alertId",
                Optional.of(AlertAction.getClassSchema()),
                Partitions.INPUTS,
                Cleanup.DELETE,
                YEARS,
                description);
    }

    private static TopicSpec deadLetters(String service) {
        return new TopicSpec(
                service + ".dlq.v1",
                "as read",
                Optional.empty(),
                Partitions.SINGLE,
                Cleanup.DELETE,
                SEASON,
                "records at which " + service + " broke: their own bytes, the error in headers");
    }
}
