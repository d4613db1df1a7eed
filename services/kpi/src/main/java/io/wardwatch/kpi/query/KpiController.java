package io.wardwatch.kpi.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.kpi.KpiConfig;
import io.wardwatch.kpi.KpiView;
import io.wardwatch.streaming.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be asked about KPIs. Each answer is read from the stores at the moment of asking; nothing is cached. Ids in paths are
 * matched by a pattern of ours, as the framework's own takes no plus, which {@code receivables.age.120+} has.
 */
@Controller("/api/v1/kpis")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KpiController {
    private static final String CSV = "text/csv";
    private static final int MOST_POINTS = 200;

    private final Stand stand;
    private final KpiConfig config;

    KpiController(Stand stand, KpiConfig config) {
        this.stand = stand;
        this.config = config;
    }

    /** All definitions, and the facilities that values can be asked of. */
    @Get
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answers.Definitions.class)))
    HttpResponse<?> definitions(HttpRequest<?> request) {
        return stand.answer(request, SliceKey.ALL, view -> {
            String closed = view.closedDay(SliceKey.ALL).stream()
                    .mapToObj(Answers::day)
                    .findFirst()
                    .orElse(null);
            return HttpResponse.ok(new Answers.Definitions(
                    Answers.clock(view.clock()),
                    closed,
                    Catalogue.all().stream().map(Answers.Definition::of).toList(),
                    List.copyOf(view.facilities())));
        });
    }

    /**
     * The values last said of a slice.
     *
     * @param kpi only these; may be repeated
     * @param window only these, as {@code 30d}; may be repeated
     * @param format {@code json} or {@code csv}; or say {@code Accept: text/csv}
     */
    @Get(
            value = "/latest",
            produces = {MediaType.APPLICATION_JSON, CSV})
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answers.Latest.class)))
    HttpResponse<?> latest(
            HttpRequest<?> request,
            @RequestBean SliceParams where,
            @Nullable @QueryValue List<String> kpi,
            @Nullable @QueryValue List<String> window,
            @Nullable @QueryValue String format) {
        SliceKey slice = where.slice();
        Set<String> kpis = ids(kpi);
        Set<Window> windows = windows(window);
        boolean csv = csv(request, format);
        return stand.answer(request, slice.facility(), view -> {
            Asked.known(view, slice);
            List<Answers.Value> values = said(view, slice).stream()
                    .filter(value -> kpis.isEmpty() || kpis.contains(value.kpi()))
                    .filter(value -> windows.isEmpty() || windows.contains(value.window()))
                    .map(Answers.Value::of)
                    .toList();
            return csv
                    ? csv(ValuesCsv.latest(values), "latest")
                    : HttpResponse.ok(new Answers.Latest(Answers.clock(view.clock()), values));
        });
    }

    /**
     * The parts of a facility, or the facilities.
     *
     * @param facility code of a facility; {@code ALL}, the default, is split by facility
     * @param by {@code facility}, {@code unit}, {@code provider}, {@code payer} or {@code ageGroup}
     */
    @Get("/slices")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answers.Slices.class)))
    HttpResponse<?> slices(HttpRequest<?> request, @Nullable @QueryValue String facility, @QueryValue String by) {
        By split = by(by);
        String at = whole(facility, split);
        return stand.answer(request, at, view -> {
            Asked.known(view, SliceKey.facility(at));
            return HttpResponse.ok(new Answers.Slices(
                    split.text(),
                    split.parts(view, at).stream().map(split::name).toList()));
        });
    }

    /**
     * Values of one KPI as of past days, from the events as they are known now; at most 400 days.
     *
     * @param kpi its id
     * @param format {@code json} or {@code csv}; or say {@code Accept: text/csv}
     */
    @Get(
            value = "/{kpi:[^/]+}/history",
            produces = {MediaType.APPLICATION_JSON, CSV})
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answers.History.class)))
    HttpResponse<?> history(
            HttpRequest<?> request,
            @PathVariable String kpi,
            @RequestBean SliceParams where,
            @RequestBean Histories.Params days,
            @Nullable @QueryValue String format) {
        Kpi definition = Asked.kpi(kpi);
        Series series = new Series(
                definition, where.slice(), Asked.window(days.window(), definition, definition.chartWindow()));
        boolean csv = csv(request, format);
        return stand.answer(request, series.slice().facility(), view -> {
            Asked.known(view, series.slice());
            List<Answers.HistoryPoint> points = Histories.of(view, series, days);
            return csv
                    ? csv(ValuesCsv.history(points), definition.id())
                    : HttpResponse.ok(new Answers.History(
                            Answers.clock(view.clock()), Answers.Definition.of(definition), points));
        });
    }

    /**
     * The control chart of one KPI: p′ for shares of cases, XmR for the rest; by day for a level, by week for the rest.
     *
     * @param kpi its id
     * @param points at most so many matured points, 1 to 200; provisional ones come on top
     */
    @Get("/{kpi:[^/]+}/chart")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Charts.Answer.class)))
    HttpResponse<?> chart(
            HttpRequest<?> request,
            @PathVariable String kpi,
            @RequestBean SliceParams where,
            @QueryValue(defaultValue = "26") Integer points) {
        Kpi definition = Asked.kpi(kpi);
        SliceKey slice = where.slice();
        int count = Asked.number("points", points, 1, MOST_POINTS);
        return stand.answer(
                request,
                slice.facility(),
                view -> HttpResponse.ok(Charts.of(view, Asked.known(view, slice), definition, count)));
    }

    /**
     * The parts of a whole around its value, with exact binomial limits of 95 % and 99.8 %. For shares of cases.
     *
     * @param kpi its id
     * @param facility code of a facility; {@code ALL}, the default, is split by facility
     * @param by {@code facility}, {@code unit}, {@code provider}, {@code payer} or {@code ageGroup}
     * @param window {@code 7d}, {@code 30d}, {@code 90d} (the default) or {@code 365d}
     */
    @Get("/{kpi:[^/]+}/funnel")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Funnels.Answer.class)))
    HttpResponse<?> funnel(
            HttpRequest<?> request,
            @PathVariable String kpi,
            @Nullable @QueryValue String facility,
            @QueryValue String by,
            @Nullable @QueryValue String window) {
        Kpi definition = Asked.kpi(kpi);
        if (!FunnelLimits.areOf(definition.reading())) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "NOT_A_SHARE",
                            "Shares of cases, observed over expected and means have a funnel; of other values there are no limits.")
                    .refusal();
        }
        By split = by(by);
        String at = whole(facility, split);
        Series whole = new Series(definition, SliceKey.facility(at), Asked.window(window, definition, Window.QUARTER));
        return stand.answer(request, at, view -> {
            Asked.known(view, whole.slice());
            List<SliceKey> parts = split.parts(view, at);
            if (split == By.FACILITY) {
                Stand.requireWhole(view);
            }
            return HttpResponse.ok(Funnels.of(view, whole, split, parts, config.funnelMinN()));
        });
    }

    private static List<KpiValue> said(KpiView view, SliceKey slice) {
        List<KpiValue> values = new ArrayList<>();
        for (MeasureGroup group : MeasureGroup.values()) {
            values.addAll(view.said(slice, group).latestValues(slice));
        }
        return values;
    }

    private static Set<String> ids(@Nullable List<String> kpis) {
        return kpis == null
                ? Set.of()
                : kpis.stream().map(text -> Asked.kpi(text).id()).collect(Collectors.toSet());
    }

    private static Set<Window> windows(@Nullable List<String> texts) {
        if (texts == null) {
            return Set.of();
        }
        try {
            return texts.stream().map(Window::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException none) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "UNKNOWN_WINDOW", "Windows are 0d, 7d, 30d, 90d and 365d.")
                    .refusal();
        }
    }

    private static By by(String text) {
        return By.of(text).orElseThrow(() -> Asked.invalid("\"by\" is facility, unit, provider, payer or ageGroup."));
    }

    private static String whole(@Nullable String facility, By by) {
        String at = facility == null || facility.isEmpty() ? SliceKey.ALL : Asked.word("facility", facility);
        if (at.equals(SliceKey.ALL) != (by == By.FACILITY)) {
            throw Asked.invalid("The network is split by facility, a facility by unit, provider, payer or ageGroup.");
        }
        return at;
    }

    private static boolean csv(HttpRequest<?> request, @Nullable String format) {
        if (format == null) {
            return request.accept().stream()
                    .findFirst()
                    .filter(type -> type.getName().equals(CSV))
                    .isPresent();
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw Asked.invalid("\"format\" is json or csv.");
        };
    }

    private static HttpResponse<String> csv(String lines, String name) {
        return HttpResponse.ok(lines)
                .contentType(CSV + "; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
    }
}
