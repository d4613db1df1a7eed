package io.wardwatch.model.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the texts of one column, or of the columns of a pool, into their features. */
interface ColumnEncoder {
    void encode(int row, Encoded into);

    /** The encoder of the features at {@code places}, all of {@code column}. */
    static ColumnEncoder of(TableCases cases, String column, List<Integer> places, List<PlannedFeature> features) {
        CodePool pool = cases.spec().pools().get(column);
        if (pool != null) {
            return new Pooled(cases, pool, places, features);
        }
        ColumnSpec spec = cases.spec().columns().get(column);
        if (spec == null) {
            throw new IllegalArgumentException(
                    "the model has features of " + column + ", which its spec does not type");
        }
        return switch (spec.kind()) {
            case NUMBER, ORDINAL -> new Numeric(cases, spec, places, features);
            case CATEGORY, CODE -> new Named(cases, spec, places, features);
            case DROP ->
                throw new IllegalArgumentException("the model has features of " + column + ", which its spec drops");
        };
    }

    /** Reads the number of a text, NaN where there is none. */
    static double number(TableSpec table, ColumnSpec column, String text) {
        if (table.isMissing(text)) {
            return Double.NaN;
        }
        if (column.kind() == ColumnSpec.Kind.ORDINAL) {
            int place = column.levels().indexOf(text);
            return place < 0 ? Double.NaN : place;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** What a missing text is called among categories. */
    String MISSING = "(missing)";

    /** The text of a category or the group of a code. */
    static String named(TableSpec table, ColumnSpec column, String text) {
        return table.isMissing(text) ? MISSING : column.group(text.strip());
    }

    /** Numbers and ordinals. */
    final class Numeric implements ColumnEncoder {
        private final TableSpec table;
        private final ColumnSpec spec;
        private final String[] texts;
        private final List<Integer> places;
        private final List<PlannedFeature> features;

        Numeric(TableCases cases, ColumnSpec spec, List<Integer> places, List<PlannedFeature> features) {
            this.table = cases.spec();
            this.spec = spec;
            this.texts = cases.column(spec.name());
            this.places = places;
            this.features = features;
        }

        @Override
        public void encode(int row, Encoded into) {
            double number = number(table, spec, texts[row]);
            for (int place : places) {
                PlannedFeature feature = features.get(place);
                if (feature.part() == PlannedFeature.Part.MISSING) {
                    if (Double.isNaN(number)) {
                        into.add(place, 1);
                    }
                } else {
                    into.add(place, feature.of(Double.isNaN(number) ? feature.fill() : number));
                }
            }
        }
    }

    /** Categories and codes. */
    final class Named implements ColumnEncoder {
        private final TableSpec table;
        private final ColumnSpec spec;
        private final String[] texts;
        private final Map<String, Integer> places = new HashMap<>();
        private final int other;

        Named(TableCases cases, ColumnSpec spec, List<Integer> places, List<PlannedFeature> features) {
            this.table = cases.spec();
            this.spec = spec;
            this.texts = cases.column(spec.name());
            int rest = -1;
            for (int place : places) {
                PlannedFeature feature = features.get(place);
                if (feature.part() == PlannedFeature.Part.OTHER) {
                    rest = place;
                } else {
                    this.places.put(feature.detail(), place);
                }
            }
            this.other = rest;
        }

        @Override
        public void encode(int row, Encoded into) {
            int place = places.getOrDefault(named(table, spec, texts[row]), other);
            if (place >= 0) {
                into.add(place, 1);
            }
        }
    }

    /** Codes wherever they stand. */
    final class Pooled implements ColumnEncoder {
        private final TableSpec table;
        private final ColumnSpec spec;
        private final List<String[]> texts = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Pooled(TableCases cases, CodePool pool, List<Integer> places, List<PlannedFeature> features) {
            this.table = cases.spec();
            this.spec = pool.codes();
            pool.columns().forEach(column -> texts.add(cases.column(column)));
            places.forEach(place -> this.places.put(features.get(place).detail(), place));
        }

        @Override
        public void encode(int row, Encoded into) {
            Set<Integer> found = new HashSet<>();
            for (String[] column : texts) {
                Integer place = places.get(named(table, spec, column[row]));
                if (place != null && found.add(place)) {
                    into.add(place, 1);
                }
            }
        }
    }
}
