package io.wardwatch.core.readmission;

import static io.wardwatch.core.scenario.EventBuilder.event;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.timeline.LocalDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the worked cases of {@code golden.txt}, whose head explains them. */
final class GoldenCases {
    private static final Map<String, ZoneId> ZONES = Map.of(
            "NORTH", ZoneId.of("America/New_York"),
            "SOUTH", ZoneId.of("America/New_York"),
            "WEST", ZoneId.of("America/Los_Angeles"),
            "EAST", ZoneId.of("Europe/Berlin"),
            "LINE", ZoneId.of("Pacific/Kiritimati"),
            "PAGO", ZoneId.of("Pacific/Pago_Pago"));
    private static final ValueSets SETS = ValueSetReader.excerpt();

    /** What a line says of a stay's row. */
    record Expected(String id, Set<NotIndex> reasons, Map<String, String> said) {}

    /** One case. {@code later} is empty where it is worked. */
    record Case(
            String name,
            String rule,
            MeasureSpec spec,
            List<StayFacts> facts,
            List<Expected> rows,
            String later,
            List<Event> events) {
        @Override
        public String toString() {
            return name + " (" + rule + ")";
        }
    }

    private final List<Case> cases = new ArrayList<>();
    private String name = "";
    private String rule = "";
    private String later = "";
    private MeasureSpec spec = MeasureSpec.hospitalWide();
    private List<StayFacts> facts = new ArrayList<>();
    private List<Expected> rows = new ArrayList<>();
    private List<Event> events = new ArrayList<>();

    static List<Case> all() {
        GoldenCases reader = new GoldenCases();
        try (InputStream in = GoldenCases.class.getResourceAsStream("golden.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().forEach(reader::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.finish();
        return reader.cases;
    }

    private void take(String line) {
        String[] words = line.strip().split(" +");
        switch (words[0]) {
            case "" -> finish();
            case "#" -> {}
            case "case" -> name = line.substring("case ".length());
            case "rule" -> rule = line.substring("rule ".length());
            case "later" -> later = line.substring("later ".length());
            case "spec" -> spec = words[1].equals("cms") ? MeasureSpec.cms() : MeasureSpec.crude();
            case "exempt" -> spec = with(spec.unlisted(), Set.of(words[1]));
            case "unlisted" -> spec = with(MeasureSpec.Unlisted.valueOf(words[1]), Set.of());
            case "=" -> rows.add(expected(words));
            default -> {
                facts.add(fact(words));
                events.addAll(events(words, facts.get(facts.size() - 1)));
            }
        }
    }

    private void finish() {
        if (!name.isEmpty()) {
            cases.add(new Case(name, rule, spec, facts, rows, later, events));
        }
        name = "";
        rule = "";
        later = "";
        spec = MeasureSpec.hospitalWide();
        facts = new ArrayList<>();
        rows = new ArrayList<>();
        events = new ArrayList<>();
    }

    private MeasureSpec with(MeasureSpec.Unlisted unlisted, Set<String> exempt) {
        return new MeasureSpec(spec.id(), spec.version(), spec.unplanned(), spec.fromAge(), unlisted, exempt);
    }

    private static Expected expected(String[] words) {
        Set<NotIndex> reasons = NotIndex.of(0);
        if (!words[2].equals("included")) {
            Arrays.stream(words[2].split(",")).map(NotIndex::valueOf).forEach(reasons::add);
        }
        return new Expected(words[1], reasons, pairs(words, 3));
    }

    private static Map<String, String> pairs(String[] words, int from) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = from; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            pairs.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return pairs;
    }

    private static StayFacts fact(String[] words) {
        Map<String, String> said = pairs(words, 4);
        LocalDays days = new LocalDays(ZONES.get(words[1]));
        long begin = micros(words[2], days.zone());
        long end = words[3].equals("open") ? Event.ABSENT : micros(words[3], days.zone());
        String dx = said.getOrDefault("dx", "I509");
        return new StayFacts(
                Setting.valueOf(said.getOrDefault("as", "INPATIENT")),
                words[1],
                words[0],
                begin,
                end,
                days.dayOf(begin),
                end == Event.ABSENT ? Event.ABSENT : days.dayOf(end),
                end == Event.ABSENT ? Ending.OPEN : Ending.by(said.getOrDefault("to", "01")),
                age(said, days.dayOf(begin)),
                SETS.classify(dx.equals("-") ? "" : dx, done(said)));
    }

    /** The same as a source would send it. */
    private static List<Event> events(String[] words, StayFacts fact) {
        Map<String, String> said = pairs(words, 4);
        boolean stay = fact.setting() == Setting.INPATIENT;
        EventBuilder begin = event(stay ? Kind.ADMITTED : Kind.REGISTERED, fact.encounterId() + "-begin")
                .of(fact.facility(), fact.encounterId())
                .at(fact.begin())
                .with(Field.CLASS, fact.setting().name());
        if (said.containsKey("born")) {
            begin.with(Field.BIRTH_DATE, LocalDate.parse(said.get("born")).toEpochDay());
        } else if (fact.ageYears() >= 0) {
            begin.with(Field.AGE_YEARS, (long) fact.ageYears());
        }
        if (!said.getOrDefault("dx", "").equals("-")) {
            begin.icd10(said.getOrDefault("dx", "I509"));
        }
        begin.with(Field.PROCEDURES, done(said));
        if (fact.open() || words[3].equals("open")) {
            return List.of(begin.build());
        }
        return List.of(
                begin.build(),
                event(Kind.DISCHARGED, fact.encounterId() + "-end")
                        .of(fact.facility(), fact.encounterId())
                        .at(micros(words[3], ZONES.get(words[1])))
                        .with(Field.DISPOSITION, said.getOrDefault("to", "01"))
                        .build());
    }

    private static List<Procedure> done(Map<String, String> said) {
        return said.containsKey("px")
                ? Arrays.stream(said.get("px").split(","))
                        .map(code -> new Procedure(code, "ICD10PCS", null))
                        .toList()
                : List.of();
    }

    static List<Facility> facilities() {
        return ZONES.entrySet().stream()
                .map(zone -> new Facility(zone.getKey(), zone.getValue(), 0))
                .toList();
    }

    private static int age(Map<String, String> said, long day) {
        if (said.containsKey("born")) {
            return (int) ChronoUnit.YEARS.between(LocalDate.parse(said.get("born")), LocalDate.ofEpochDay(day));
        }
        String age = said.getOrDefault("age", "70");
        return age.equals("?") ? -1 : Integer.parseInt(age);
    }

    private static long micros(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toEpochSecond() * 1_000_000;
    }
}
