package io.wardwatch.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * The layering of the project. Think hard before changing this file: a rule that is in the way usually says that a piece
 * stands in the wrong module.
 */
@AnalyzeClasses(
        packages = "io.wardwatch",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String CORE = "io.wardwatch.core..";
    private static final List<String> SERVICES = List.of("risk", "kpi", "alerts", "backtest");

    @ArchTest
    static final ArchRule coreStandsOnTheJdkAlone = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", CORE));

    @ArchTest
    static final ArchRule coreNeverAsksTheWallClock = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule coreHasNoCycles =
            slices().matching("io.wardwatch.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("io.wardwatch.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule avroStopsAtTheSerde = noClasses()
            .that()
            .resideOutsideOfPackages("io.wardwatch.schemas..", "io.wardwatch.formats..", "io.wardwatch.streaming..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.avro..");

    /** With the few classes of Hadoop that the Parquet library's signatures name. */
    @ArchTest
    static final ArchRule parquetIsAShapeOfFiles = noClasses()
            .that()
            .resideOutsideOfPackages("io.wardwatch.formats..", "io.wardwatch.backtest.parquet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..", "blue.strategic..");

    @ArchTest
    static final ArchRule onlyModelNamesTribuo = noClasses()
            .that()
            .resideOutsideOfPackage("io.wardwatch.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tribuo..");

    @ArchTest
    static final ArchRule kafkaStaysInTheServices = noClasses()
            .that()
            .resideInAnyPackage(
                    CORE,
                    "io.wardwatch.schemas..",
                    "io.wardwatch.formats..",
                    "io.wardwatch.model..",
                    "io.wardwatch.simulator..",
                    "io.wardwatch.backtest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule topologiesAreFreeOfWiring = noClasses()
            .that(simpleNameEndingWith("Topology").or(simpleNameEndingWith("Processor")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut..");

    @ArchTest
    static final ArchRule noFieldInjection = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule namesSayThings = noClasses()
            .that(resideInAPackage("io.wardwatch.."))
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Mapper)");

    @ArchTest
    static void servicesNeverDependOnServices(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (String service : SERVICES) {
            for (String other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.wardwatch." + service + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.wardwatch." + other + "..")
                            .allowEmptyShould(true)
                            .check(all);
                }
            }
        }
    }

    /** Scenarios of {@code core} travel in a test jar, which is no {@code test-classes} folder. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
