package io.wardwatch.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.Folds;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The logistic regression on 79,434 real encounters, by cross-validation over patients. Skipped where the table is absent. */
final class RealPatientsTest {
    @Test
    void shouldRankAndBeCalibratedOnRealPatients() throws IOException {
        Path file = Path.of(System.getProperty("wardwatch.data", "../shared/data"), "uci_diabetes130/train.csv.gz");
        assumeThat(file)
                .as("the table of 81,368 encounters, absent here, so this test is skipped")
                .exists();
        TableSpec spec = TableSpec.load("uci_diabetes130");
        TableCases cases = TableCases.of(spec, TableFile.read(file).table());

        CrossValidation crossed = CrossValidation.of(
                cases, new Folds(cases.column(spec.group()), 5, 1), FitOptions.of(ModelKind.LOGISTIC, 1));

        ScoredCases pooled = crossed.cases();
        assertThat(pooled.size()).isEqualTo(79_434);
        assertThat(Metric.AUROC.of(pooled)).isGreaterThan(0.670);
        assertThat(Metric.AUPRC.of(pooled)).isGreaterThan(0.215);
        assertThat(Metric.SLOPE.of(pooled)).isBetween(0.9, 1.1);
        assertThat(Metric.EXPECTED_OVER_OBSERVED.of(pooled)).isBetween(0.95, 1.05);
        assertThat(Metric.PRECISION_TOP_10.of(pooled)).isGreaterThan(0.25);
        DoubleStream folds = IntStream.range(0, 5).mapToDouble(fold -> Metric.AUROC.of(crossed.part(fold)));
        assertThat(folds.boxed()).allMatch(auroc -> auroc > 0.655 && auroc < 0.69);
        Map<Metric, Estimate> intervals = new Bootstrap(100, 1).estimate(pooled, List.of(Metric.AUROC, Metric.AUPRC));
        assertThat(intervals.get(Metric.AUROC).low()).isGreaterThan(0.66);
        assertThat(intervals.get(Metric.AUPRC).low()).isGreaterThan(0.205);
    }
}
