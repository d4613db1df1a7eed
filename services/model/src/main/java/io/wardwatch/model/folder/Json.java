package io.wardwatch.model.folder;

import java.util.Iterator;
import java.util.Map;

/**
 * Prints maps, lists, texts, numbers and flags as JSON, keys in their order, so that equal figures are equal bytes. A number that is
 * not finite is null: JSON has no word for it.
 */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String print(Object value) {
        Json json = new Json();
        json.value(value, "");
        return json.out.append('\n').toString();
    }

    private void value(Object value, String indent) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> map(map, indent);
            case Iterable<?> list -> list(list, indent);
            case Double number -> out.append(Double.isFinite(number) ? plain(number) : "null");
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> text(value.toString());
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private void map(Map<?, ?> map, String indent) {
        boolean flat = map.values().stream().noneMatch(each -> each instanceof Map || each instanceof Iterable);
        String inner = indent + "  ";
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(flat ? "" : "\n" + inner);
            text(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), inner);
            out.append(entries.hasNext() ? (flat ? ", " : ",") : "");
        }
        out.append(flat || map.isEmpty() ? "}" : "\n" + indent + "}");
    }

    private void list(Iterable<?> list, String indent) {
        String inner = indent + "  ";
        boolean flat = true;
        for (Object each : list) {
            flat &= each instanceof Number;
        }
        Iterator<?> items = list.iterator();
        out.append('[');
        while (items.hasNext()) {
            out.append(flat ? "" : "\n" + inner);
            value(items.next(), inner);
            out.append(items.hasNext() ? (flat ? ", " : ",") : "");
        }
        out.append(flat ? "]" : "\n" + indent + "]");
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
