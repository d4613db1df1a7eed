package io.wardwatch.model.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of text under named columns, as a file has them. Immutable; a row keeps its number when others are dropped. */
public final class Table {
    private final List<String> columns;
    private final Map<String, Integer> index;
    private final List<String[]> rows;

    /** @throws IllegalArgumentException where two columns have the same name or a row has another number of fields */
    public Table(List<String> columns, List<String[]> rows) {
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.index = new HashMap<>();
        for (String column : columns) {
            if (index.put(column, index.size()) != null) {
                throw new IllegalArgumentException("the table has two columns named " + column);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns.size()) {
                throw new IllegalArgumentException("row " + (i + 1) + " has " + rows.get(i).length + " fields under "
                        + columns.size() + " columns");
            }
        }
    }

    public List<String> columns() {
        return columns;
    }

    public int size() {
        return rows.size();
    }

    public boolean has(String column) {
        return index.containsKey(column);
    }

    /** Where {@code column} stands in a row. */
    public Optional<Integer> find(String column) {
        return Optional.ofNullable(index.get(column));
    }

    /** The texts of one column, by row; throws {@link IllegalArgumentException} where there is none of that name. */
    public String[] column(String name) {
        int at = find(name).orElseThrow(() -> new IllegalArgumentException("the table has no column " + name));
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i)[at];
        }
        return values;
    }

    /** This table with more columns on its right. */
    public Table with(Map<String, String[]> more) {
        List<String> wider = new ArrayList<>(columns);
        wider.addAll(more.keySet());
        List<String[]> longer = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] row = java.util.Arrays.copyOf(rows.get(i), wider.size());
            int at = columns.size();
            for (String[] values : more.values()) {
                row[at++] = values[i];
            }
            longer.add(row);
        }
        return new Table(wider, longer);
    }

    /** The rows of those numbers, in that order. */
    public Table rows(int[] numbers) {
        List<String[]> some = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            some.add(rows.get(number));
        }
        return new Table(columns, some);
    }

    String text(int row, int column) {
        return rows.get(row)[column];
    }
}
