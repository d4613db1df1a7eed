package io.wardwatch.core.measure;

import io.wardwatch.core.measure.Reading.Scale;
import io.wardwatch.core.timeline.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The definitions of what is billed, paid, written off and still owed. */
final class ClaimKpis {
    private static final String BOOKED = ", booked on the day and net of reversals";
    private static final String MAP = "after HFMA MAP Keys";

    private ClaimKpis() {}

    static List<Kpi> all() {
        List<Kpi> kpis = new ArrayList<>();
        collections(kpis);
        daysToPayment(kpis);
        writeOffs(kpis);
        receivables(kpis);
        return kpis;
    }

    private static void collections(List<Kpi> kpis) {
        for (int i = 0; i < Columns.collections(); i++) {
            int days = Columns.collectionDays(i);
            String paid = "Payments of insurers and patients, net of refunds, recoupments and reversals, booked within "
                    + days + " days of the claim's first submission, of ";
            String by = " of the same claims at that time, by day of first submission";
            kpis.add(new Kpi(
                    "collection.gross." + days + "d",
                    1,
                    paid + "the charges" + by,
                    KpiUnit.SHARE,
                    MeasureGroup.CLAIM,
                    new Reading.AmountShare(Columns.PAID_WITHIN + i, Columns.CHARGE_WITHIN + i),
                    days,
                    Catalogue.SLICES,
                    Family.PAID,
                    "payments matched to the charges they are for"));
            kpis.add(new Kpi(
                    "collection.net." + days + "d",
                    1,
                    paid + "the charges less contractual write-offs" + by,
                    KpiUnit.SHARE,
                    MeasureGroup.CLAIM,
                    new Reading.AmountShare(Columns.PAID_WITHIN + i, Columns.NET_CHARGE_WITHIN + i),
                    days,
                    Catalogue.SLICES,
                    Family.PAID,
                    "net collection rate, payments matched to the charges they are for (AAFP)"));
        }
    }

    private static void daysToPayment(List<Kpi> kpis) {
        String what =
                "days from a claim's first submission to an insurer's first payment of it, whatever was reversed later, over"
                        + " claims first paid on the day";
        String source = "lag of payers; claims never paid are not in it";
        for (int percent : new int[] {50, 90}) {
            kpis.add(flow(
                    "days.to.payment." + (percent == 50 ? "median" : "p90"),
                    (percent == 50 ? Catalogue.MEDIAN : Catalogue.P90) + what,
                    KpiUnit.DAYS,
                    new Reading.Quantile(Columns.DAYS_TO_PAYMENT_BINS, Catalogue.LENGTH_BINS, Scale.DAYS, percent),
                    Family.INSURER_PAID,
                    source));
        }
    }

    private static void writeOffs(List<Kpi> kpis) {
        String of = BOOKED + ", of charges booked that day";
        writeOff(kpis, "total", "Write-offs of all classes, contractual ones too" + of, Columns.WRITTEN_OFF);
        writeOff(kpis, "noncontractual", "Write-offs of all classes but CONTRACTUAL" + of, Columns.WRITTEN_OFF_OTHER);
        List<Account> accounts = ClaimContributions.writeOffs();
        for (int i = 0; i < accounts.size(); i++) {
            String name = accounts.get(i).name();
            writeOff(
                    kpis,
                    name.toLowerCase(Locale.ROOT).replace('_', '-'),
                    (accounts.get(i) == Account.UNCLASSIFIED
                                    ? "Write-offs of no stated class"
                                    : "Write-offs of class " + name)
                            + of,
                    Columns.WRITTEN_OFF_CLASS + i);
        }
    }

    private static void writeOff(List<Kpi> kpis, String name, String formula, int column) {
        kpis.add(flow(
                "writeoff." + name,
                formula,
                KpiUnit.SHARE,
                new Reading.AmountShare(column, Columns.POSTED_CHARGE),
                Family.ADJUSTED,
                MAP + ", bad debt and charity as a share of gross revenue; here of charges billed"));
    }

    private static void receivables(List<Kpi> kpis) {
        for (int i = 0; i < Columns.ages(); i++) {
            level(
                    kpis,
                    "receivables.age." + ageName(i),
                    "Open balances, charges less payments and write-offs where above 0, of claims first submitted "
                            + ageWords(i) + " days before the end of the day",
                    Columns.OPEN_BY_AGE + i);
        }
        level(
                kpis,
                "receivables.credit",
                "What was paid or written off beyond the charge of a claim, summed over claims",
                Columns.CREDIT);
    }

    /** {@code 31-60}, and {@code 120+} for the last. */
    static String ageName(int i) {
        return isLast(i) ? (Columns.ageFrom(i) - 1) + "+" : Columns.ageFrom(i) + "-" + (Columns.ageFrom(i + 1) - 1);
    }

    /** {@code 31–60 days}, {@code over 120 days}. */
    static String ageTitle(int i) {
        return (isLast(i) ? "over " + (Columns.ageFrom(i) - 1) : ageName(i).replace('-', '–')) + " days";
    }

    private static String ageWords(int i) {
        return isLast(i) ? "more than " + (Columns.ageFrom(i) - 1) : ageName(i).replace("-", " to ");
    }

    private static boolean isLast(int i) {
        return i == Columns.ages() - 1;
    }

    private static void level(List<Kpi> kpis, String id, String formula, int column) {
        kpis.add(new Kpi(
                id,
                1,
                formula,
                KpiUnit.CENTS,
                MeasureGroup.BALANCE,
                new Reading.Steps(column),
                0,
                Catalogue.SLICES,
                Family.BILLED,
                MAP + ", aged A/R; here from the first submission, in money"));
    }

    private static Kpi flow(String id, String formula, KpiUnit unit, Reading reading, Family family, String source) {
        return new Kpi(id, 1, formula, unit, MeasureGroup.CLAIM, reading, 0, Catalogue.SLICES, family, source);
    }
}
