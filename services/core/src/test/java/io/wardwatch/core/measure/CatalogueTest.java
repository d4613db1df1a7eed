package io.wardwatch.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void shouldDescribeEveryKpiInTheReference() throws IOException {
        Path page = Path.of(System.getProperty("wardwatch.root"), "docs", "reference", "kpis.md");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(page, CataloguePage.markdown());
        }
        assertThat(Files.readString(page))
                .as("kpis.md, which -Dgolden=update writes anew")
                .isEqualTo(CataloguePage.markdown());
    }

    @Test
    void shouldGiveEachDefinitionAnIdOfItsOwn() {
        List<String> ids = Catalogue.all().stream()
                .map(kpi -> kpi.id() + "@" + kpi.version())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Catalogue.find("los.cms.p90", 1)).isPresent();
        assertThat(Catalogue.find("los.cms.p90", 2)).isEmpty();
    }

    @Test
    void shouldHaveATitleOfItsOwnForEachKpi() {
        assertThat(Catalogue.all())
                .allSatisfy(kpi -> assertThat(KpiWords.of(kpi)).isNotNull());
        assertThat(Catalogue.all().stream().map(kpi -> KpiWords.of(kpi).title()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldReadOnlyColumnsThatItsGroupHas() {
        for (Kpi kpi : Catalogue.all()) {
            int width = Catalogue.width(kpi.group());
            int greatest =
                    switch (kpi.reading()) {
                        case Reading.Share r -> Math.max(r.numerator(), r.denominator());
                        case Reading.AmountShare r -> Math.max(r.numerator(), r.denominator());
                        case Reading.Mean r -> Math.max(r.sum(), Math.max(r.squares() + 1, r.count()));
                        case Reading.Total r -> Math.max(r.sum(), Math.max(r.squares() + 1, r.count()));
                        case Reading.Count r -> r.column();
                        case Reading.Steps r -> Math.max(r.column(), r.also());
                        case Reading.Age r -> Math.max(r.level(), r.begins());
                        case Reading.LevelDays r -> r.column();
                        case Reading.Used r -> r.column();
                        case Reading.UsedAtOnce r -> r.column();
                        case Reading.Idle r -> Math.max(r.column(), r.count());
                        case Reading.Variance r -> Math.max(r.sum(), Math.max(r.squares() + 1, r.count()));
                        case Reading.GeometricMean r -> r.base() + r.bins() - 1;
                        case Reading.LengthRatio r -> Math.max(r.expected(), r.squares() + 1);
                        case Reading.CountRatio r -> Math.max(r.cases(), Math.max(r.observed(), r.expected()));
                        case Reading.Composite r -> r.cases();
                        case Reading.Patients r ->
                            r.repeats() + Window.lookingBack().size() - 1;
                        case Reading.PerPatient r ->
                            r.patients().repeats() + Window.lookingBack().size() - 1;
                        case Reading.TopShare r -> r.sums() + r.bins() - 1;
                        case Reading.Quantile r -> r.base() + r.bins() - 1;
                    };
            assertThat(greatest).as(kpi.id()).isLessThan(width);
        }
    }

    @Test
    void shouldSplitSquaresIntoTwoPartsThatAddUp() {
        for (long x : new long[] {0, 1, 94_906_265L, 94_906_266L, (1L << 20) + 1, Validation.MAX_CENTS - 1}) {
            assertThat(Squares.total(Squares.high(x), Squares.low(x)))
                    .isEqualTo(java.math.BigInteger.valueOf(x).pow(2));
        }
    }
}
