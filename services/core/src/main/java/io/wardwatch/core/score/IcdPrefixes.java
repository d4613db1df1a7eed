package io.wardwatch.core.score;

import io.wardwatch.core.event.Diagnosis;

/**
 * Finds the conditions of an ICD-10 code by its first characters: up to 31 conditions as bits, each with its prefixes.
 *
 * <p>Matching ignores dots and case. A prefix is a letter with two or three digits, so a lookup is two array reads at most; a
 * code with a letter in its second or third place, as ICD-10-CM has some ({@code C7B}), matches nothing. Immutable.
 */
final class IcdPrefixes {
    private static final String ICD10 = "ICD10";

    /** Bits of each letter and two digits: of prefixes of three characters. */
    private final int[] byThree = new int[26 * 100];
    /** Bits of each letter and three digits; prefixes of three characters stand here ten times, so that one read is enough. */
    private final int[] byFour = new int[26 * 1000];

    /**
     * @param rows a row per condition, in bit order: prefixes apart by a blank. {@code A-B} is a range; {@code A-B:xyz} is each
     *     of the range with each of the characters behind it
     */
    IcdPrefixes(String... rows) {
        for (int condition = 0; condition < rows.length; condition++) {
            for (String prefix : rows[condition].split(" ")) {
                enter(prefix, 1 << condition);
            }
        }
    }

    /** The conditions of {@code code}, 0 where it belongs to none or is no ICD-10 code. */
    int bitsOf(String code) {
        int index = 0;
        int taken = 0;
        for (int i = 0; i < code.length() && taken < 4; i++) {
            char c = code.charAt(i);
            if (c == '.') {
                continue;
            }
            if (taken == 0) {
                int letter = (c | 0x20) - 'a';
                if (letter < 0 || letter >= 26) {
                    return 0;
                }
                index = letter;
            } else if (c >= '0' && c <= '9') {
                index = index * 10 + (c - '0');
            } else if (taken == 3) {
                break;
            } else {
                return 0;
            }
            taken++;
        }
        if (taken == 4) {
            return byFour[index];
        }
        return taken == 3 ? byThree[index] : 0;
    }

    /** The conditions of a diagnosis; 0 for another system than ICD-10, and for what arose during the stay. */
    int bitsOf(Diagnosis diagnosis) {
        if (!ICD10.equals(diagnosis.system()) || Boolean.FALSE.equals(diagnosis.presentOnAdmission())) {
            return 0;
        }
        return bitsOf(diagnosis.code());
    }

    /** Whether no code belongs to two conditions. */
    boolean disjoint() {
        for (int bits : byFour) {
            if (Integer.bitCount(bits) > 1) {
                return false;
            }
        }
        return true;
    }

    private void enter(String prefix, int bit) {
        int colon = prefix.indexOf(':');
        String range = colon < 0 ? prefix : prefix.substring(0, colon);
        String suffixes = colon < 0 ? "" : prefix.substring(colon + 1);
        int dash = range.indexOf('-');
        String first = dash < 0 ? range : range.substring(0, dash);
        int letter = first.charAt(0) - 'A';
        int width = first.length() - 1;
        int from = Integer.parseInt(first.substring(1));
        int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 2));
        for (int digits = from; digits <= to; digits++) {
            if (width == 3) {
                byFour[letter * 1000 + digits] |= bit;
            } else if (suffixes.isEmpty()) {
                byThree[letter * 100 + digits] |= bit;
                for (int next = 0; next < 10; next++) {
                    byFour[letter * 1000 + digits * 10 + next] |= bit;
                }
            } else {
                for (int i = 0; i < suffixes.length(); i++) {
                    byFour[letter * 1000 + digits * 10 + (suffixes.charAt(i) - '0')] |= bit;
                }
            }
        }
    }
}
