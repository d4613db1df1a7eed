package io.wardwatch.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The orders in which a few records of one patient can have been read: within an input by offset, between inputs in any way. By
 * their timestamps first, as the stream itself prefers the record that reached the log first.
 */
final class Interleavings {
    /** With more than this no order is looked for any further. */
    private static final int MOST = 400;

    private final List<List<AsRunInputs.Item>> inputs = new ArrayList<>();
    private final Predicate<List<AsRunInputs.Item>> wanted;
    private final List<AsRunInputs.Item> order = new ArrayList<>();
    private final int[] next;
    private final int size;
    private int tried;

    private Interleavings(List<AsRunInputs.Item> items, Predicate<List<AsRunInputs.Item>> wanted) {
        this.wanted = wanted;
        this.size = items.size();
        for (int input = 0; input < Cut.INPUTS; input++) {
            int of = input;
            inputs.add(items.stream().filter(item -> item.input() == of).toList());
        }
        next = new int[Cut.INPUTS];
    }

    /** By timestamp, the earlier input first where these are equal. */
    static List<AsRunInputs.Item> byArrival(List<AsRunInputs.Item> items) {
        if (items.size() < 2) {
            return items;
        }
        List<AsRunInputs.Item> sorted = new ArrayList<>();
        Interleavings heads = new Interleavings(items, order -> false);
        while (sorted.size() < items.size()) {
            int least = heads.heads().stream()
                    .min(Comparator.comparingLong(input -> heads.head(input).timestamp()))
                    .orElseThrow();
            sorted.add(heads.head(least));
            heads.next[least]++;
        }
        return sorted;
    }

    /** Whether an order was found that is {@code wanted}; it is the last one asked for. */
    static boolean find(List<AsRunInputs.Item> items, Predicate<List<AsRunInputs.Item>> wanted) {
        if (wanted.test(byArrival(items))) {
            return true;
        }
        boolean several = items.size() > 1
                && items.stream().mapToInt(AsRunInputs.Item::input).distinct().count() > 1;
        return several && new Interleavings(items, wanted).search();
    }

    private boolean search() {
        if (order.size() == size) {
            return ++tried <= MOST && wanted.test(List.copyOf(order));
        }
        for (int input : heads()) {
            order.add(head(input));
            next[input]++;
            boolean found = tried <= MOST && search();
            next[input]--;
            order.removeLast();
            if (found) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> heads() {
        List<Integer> heads = new ArrayList<>();
        for (int input = 0; input < Cut.INPUTS; input++) {
            if (next[input] < inputs.get(input).size()) {
                heads.add(input);
            }
        }
        return heads;
    }

    private AsRunInputs.Item head(int input) {
        return inputs.get(input).get(next[input]);
    }
}
